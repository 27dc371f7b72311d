-- No open organisation hangs under a closed one.
SELECT o.public, p.public AS closed_parent
FROM people_organisation o
JOIN people_standing s ON s.organisation_id = o.id AND s.until_on IS NULL
JOIN people_organisation p ON p.id = s.parent_id
WHERE o.closed_on IS NULL AND p.closed_on IS NOT NULL

-- An open organisation has one open standing, a closed one none.
SELECT o.public, count(s.id) AS open_standings
FROM people_organisation o
LEFT JOIN people_standing s ON s.organisation_id = o.id AND s.until_on IS NULL
GROUP BY o.id, o.public, o.closed_on
HAVING count(s.id) <> CASE WHEN o.closed_on IS NULL THEN 1 ELSE 0 END

-- The path of an open organisation is that of the organisation it hangs under, and its own name.
SELECT o.public, o.path
FROM people_organisation o
JOIN people_standing s ON s.organisation_id = o.id AND s.until_on IS NULL
LEFT JOIN people_organisation p ON p.id = s.parent_id
WHERE o.path <> coalesce(p.path, '/') || o.public || '/'

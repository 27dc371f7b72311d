-- A row of the fact sheet lies at the path of the engagement's organisation.
SELECT e.public, r.path
FROM people_sheetrow r
JOIN people_engagement e ON e.id = r.engagement_id
JOIN people_organisation o ON o.id = e.organisation_id
WHERE r.path <> o.path

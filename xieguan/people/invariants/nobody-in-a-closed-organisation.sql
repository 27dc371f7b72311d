-- Nobody's engagement goes on in a closed organisation.
SELECT e.public, o.public AS organisation
FROM people_engagement e
JOIN people_organisation o ON o.id = e.organisation_id
WHERE e.left_on IS NULL AND NOT e.undone AND e.imported_by_id IS NULL AND o.closed_on IS NOT NULL

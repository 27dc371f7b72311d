-- What an amendment in force takes the place of ended on the day it began, in the same organisation.
SELECT a.public, b.public AS amended
FROM people_packdraft a
JOIN people_packdraft b ON b.id = a.replaces_id
WHERE a.state = 'approved'
  AND (b.until_on IS NULL OR b.until_on <> a.from_on OR b.organisation_id <> a.organisation_id)

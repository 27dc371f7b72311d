-- On one day an organisation keeps a pack by one decision.
SELECT a.public, b.public AS other
FROM people_packadoption a
JOIN people_packadoption b ON b.organisation_id = a.organisation_id AND b.pack = a.pack AND b.id > a.id
WHERE a.from_on < b.until_on AND b.from_on < a.until_on

-- A person has one open engagement with an organisation at most.
SELECT person_id, organisation_id, count(*) AS engagements
FROM people_engagement
WHERE left_on IS NULL AND NOT undone
GROUP BY person_id, organisation_id
HAVING count(*) > 1

-- Nobody is taken on before he was born, and nobody leaves before he came. What an import recorded stands as it was said.
SELECT e.public
FROM people_engagement e
JOIN people_person p ON p.id = e.person_id
WHERE e.imported_by_id IS NULL
  AND (e.hired_on <= p.born_on OR e.first_hired_on <= p.born_on OR e.left_on <= e.hired_on)

-- Whoever was erased is on record no more, and two people saw to it.
SELECT e.public
FROM people_erasure e
WHERE e.done_at IS NOT NULL
  AND (e.done_by_id = e.asked_by_id OR EXISTS (SELECT 1 FROM people_person p WHERE p.public = e.person))

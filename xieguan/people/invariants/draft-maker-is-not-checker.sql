-- No child pack is in force by the hand of whoever handed it in.
SELECT public
FROM people_packdraft
WHERE decided_by_id = made_by_id

-- No exception is decided on by whoever asked for it.
SELECT public
FROM people_exemption
WHERE decided_by_id = asked_by_id

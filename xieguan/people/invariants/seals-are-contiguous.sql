-- Each seal follows the one before it, and counts what it covers.
SELECT run.id
FROM (
  SELECT id, first, last, count, previous,
    lag(last) OVER (ORDER BY last) AS last_before, lag(digest) OVER (ORDER BY last) AS digest_before
  FROM desk_seal
) AS run
WHERE run.previous <> coalesce(run.digest_before, '0000000000000000000000000000000000000000000000000000000000000000')
  OR run.first <= coalesce(run.last_before, 0)
  OR run.count <> (SELECT count(*) FROM desk_entry e WHERE e.id BETWEEN run.first AND run.last)
  OR EXISTS (SELECT 1 FROM desk_entry e WHERE e.id < run.first AND (run.last_before IS NULL OR e.id > run.last_before))

-- One standing of an organisation ends on the day the next one begins.
SELECT organisation_id, until_on, next_from
FROM (
  SELECT organisation_id, until_on, lead(from_on) OVER (PARTITION BY organisation_id ORDER BY from_on) AS next_from
  FROM people_standing
) AS run
WHERE next_from IS NOT NULL AND (until_on IS NULL OR until_on <> next_from)

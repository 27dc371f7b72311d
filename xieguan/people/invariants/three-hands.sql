-- System, security and audit are never in one hand on the same day.
SELECT a.user_id, a.role, b.role AS other
FROM people_grant a
JOIN people_grant b ON b.user_id = a.user_id AND b.role > a.role
WHERE a.role IN ('system-administrator', 'security-administrator', 'auditor')
  AND b.role IN ('system-administrator', 'security-administrator', 'auditor')
  AND (a.until_on IS NULL OR a.until_on > b.from_on)
  AND (b.until_on IS NULL OR b.until_on > a.from_on)
  AND (a.until_on IS NULL OR a.until_on > a.from_on)
  AND (b.until_on IS NULL OR b.until_on > b.from_on)

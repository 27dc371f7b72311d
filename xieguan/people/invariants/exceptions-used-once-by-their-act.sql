-- An exception was used by one act, of the kind it was asked for and on its subject, and only when approved.
SELECT x.public
FROM people_exemption x
LEFT JOIN desk_entry e ON e.id = x.used_in AND e.kind = 'act' AND e.act = x.act
WHERE x.used_in IS NOT NULL AND (e.id IS NULL OR x.approved IS NULL OR NOT x.approved)

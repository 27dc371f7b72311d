-- No two packs in force have one name, and none is in force without its paper.
SELECT a.public, a.pack
FROM people_packdraft a
WHERE a.state = 'approved'
  AND (EXISTS (SELECT 1 FROM people_packdraft b WHERE b.pack = a.pack AND b.state = 'approved' AND b.id <> a.id)
       OR NOT EXISTS (SELECT 1 FROM desk_paper p
                      WHERE p.digest = a.file AND p.subject = a.public AND p.erased_at IS NULL))

-- What lies in store of an item is what came in less what went out, by its book.
SELECT stock.id, stock.on_hand, COALESCE(SUM(
    CASE WHEN movement.kind IN ('received', 'returned') THEN movement.quantity
         WHEN movement.kind IN ('issued', 'scrapped') THEN -movement.quantity
         ELSE 0 END), 0) AS by_the_book
FROM lifecycle_kitstock AS stock
LEFT JOIN lifecycle_kitmovement AS movement ON movement.stock_id = stock.id
GROUP BY stock.id, stock.on_hand
HAVING stock.on_hand <> COALESCE(SUM(
    CASE WHEN movement.kind IN ('received', 'returned') THEN movement.quantity
         WHEN movement.kind IN ('issued', 'scrapped') THEN -movement.quantity
         ELSE 0 END), 0)

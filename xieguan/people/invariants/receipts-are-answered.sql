-- Every key that was taken has its answer.
SELECT id
FROM people_receipt
WHERE CAST(result AS text) = '{}'

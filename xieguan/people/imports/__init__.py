"""Rosters taken into the record: upload, mapping, preview, writing, commit; undone or removed.

Importing history never refuses on law: it records what is, and the findings show it. What is written stays invisible
until the import is finished (`Engagement.objects.visible`, `Statement.source.state`).

upload.py     a file becomes an import that has been read
preview.py    what it would change, without changing it
job.py        writes it in batches, resumes it, commits it
undoing.py, removing.py   how it goes away again
"""

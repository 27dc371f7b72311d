"""The whole office in one file, and back: every table, the papers, the keys, the checkpoints.

The tables are written as lines of JSON, so that a backup of one kind of database is restored into the other. A digest
of the whole file stands at its end; a manifest in it says what each part must be.
"""

"""Attendance from a spreadsheet: people down, days across. Read and checked here; one act records all or nothing."""

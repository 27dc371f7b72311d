"""The roster as a spreadsheet: chosen columns, of whoever the filters choose, with its entry on the trail."""

"""The roster check (名册体检): what the law says of a spreadsheet, without keeping it."""

"""The API, `/api/v1`: one endpoint for each act, reads with cursors, verdicts. It decides nothing: `people` does."""

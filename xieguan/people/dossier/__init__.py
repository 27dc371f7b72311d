"""One person's file (档案): what is known, since when and by whom, and what the law of any day says of it."""

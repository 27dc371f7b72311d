"""Two rosters of made-up people, as offices keep them, and what the law says of each."""

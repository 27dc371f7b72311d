"""Recruitment: from the notice that a post is open to the day somebody is taken on."""

"""Floor 2: organisations, people, engagements, users and what they may do; the one way in for every change."""

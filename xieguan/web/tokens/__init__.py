"""One's own tokens (令牌): by which programs speak for a user."""

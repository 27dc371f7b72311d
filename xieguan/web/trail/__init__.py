"""审计: the trail, searched and proved."""

"""Child packs that offices hand in: checked, weighed, approved, and then part of the law that binds them."""

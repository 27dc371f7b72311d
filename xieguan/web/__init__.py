"""Pages for staff. So far only what a watchman asks: is it alive, is it ready."""

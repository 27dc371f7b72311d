"""The records of all stages, where Django looks for them."""

"""The one form for all acts: its fields come from the act, what stands in the way is shown before it is pressed."""

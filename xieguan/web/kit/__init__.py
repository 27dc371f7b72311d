"""Kit (服装装备): the store, what is out, one set for a team, and the tab of a file."""

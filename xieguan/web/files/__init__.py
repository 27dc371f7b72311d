"""The file of one person (档案): head, verdict of the law, facts with their sources, timeline."""

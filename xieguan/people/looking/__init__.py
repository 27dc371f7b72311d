"""审计: looking through the trail, as far as one's roles reach; and proving it.

An entry belongs to the organisation it names. What hangs where today decides who sees it, as everywhere: an office
that was moved takes its past along, and one that was merged leaves its past to whoever continues it. A refusal that
names no organisation (nobody may know whether there was such a record) belongs to the home of whoever tried.
"""

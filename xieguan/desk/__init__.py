"""Floor 1: what any office needs, whatever its law: the trail, the calendar, papers, jobs, the outbox.

No foreign key points upward: this floor names people, organisations and acts by strings and ids.
"""

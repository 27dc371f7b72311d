"""What awaits a user (待办). Nothing of it is stored: it is asked of the records and of the law, each time anew.

Three kinds: what waits for an act (`registry`, and the inboxes of each floor), what the law makes somebody's duty by a
day, and what the law finds wrong that an act would mend (`from_law`).
"""

from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.everything import count_for, todos
from xieguan.people.inboxes.todo import Cite, Link, ToDo, Waiting

__all__ = ["Asking", "Cite", "Link", "ToDo", "Waiting", "count_for", "todos"]

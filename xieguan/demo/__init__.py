"""An office to try: made-up people in made-up offices, and everything in it done by acts.

places.py     the offices            names.py, record.py   the people
story.py      who does what, on which day
chapters/     one part of the story each, in order; a stage of life adds its own
directory.py  the folder it lives in  running.py  pages and worker, side by side
"""

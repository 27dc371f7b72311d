"""How much a file may ask of us. An office's roster stays far below every one of these."""

import resource

FILE_BYTES = 50 << 20
INFLATED_BYTES = 500 << 20  # an ordinary sheet with a million empty, formatted rows has 460 MB of XML
BOMB_BYTES = 20 << 20  # an entry larger than this …
BOMB_RATIO = 400  # … that was packed this tightly is no spreadsheet (deflate reaches 1032)
ENTRIES = 5_000
MEMORY_BYTES = 512 << 20
CPU_SECONDS = 9
CELL_CHARACTERS = 32_767
COLUMNS = 400
ROWS = 200_000
SHEETS = 100
PREVIEW_ROWS = 60


def confine() -> None:
    """Cap this process: memory, processor time, no file may be written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

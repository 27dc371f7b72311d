"""How much a pack may ask of us. The largest regulation we know stays below a fifth of each."""

import resource

UPLOAD_BYTES = 1 << 20
FILE_BYTES = 256 << 10
ALL_BYTES = 4 << 20
FILES = 200
MEMORY_BYTES = 512 << 20
CPU_SECONDS = 15
PATIENCE = 60  # seconds we wait on a busy machine


def confine() -> None:
    """Cap this process: memory, processor time, no file may be written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

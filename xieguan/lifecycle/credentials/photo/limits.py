"""How much a picture may ask of us. What a photographer hands in for a certificate stays far below each."""

import resource

FILE_BYTES = 5 << 20
LEAST, MOST = 200, 6000  # pixels of a side
PIXELS = 24_000_000  # of both together: about 100 MB once it is unpacked
TALLEST = 2  # how many times higher than wide
MEMORY_BYTES = 1 << 30
CPU_SECONDS = 10
PATIENCE = 30  # seconds we wait on a busy machine


def confine() -> None:
    """Cap this process: memory, processor time, no file may be written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

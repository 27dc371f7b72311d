"""`python -m bench [engine] [audit] [import] [pages] [--rows N]`: all benchmarks, or those named."""

import argparse

from bench import audit, engine, importing, pages


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure, beside a bare baseline.")
    parser.add_argument(
        "what", nargs="*", metavar="engine|audit|import|pages", help="which benchmarks; all, if none is named"
    )
    parser.add_argument("--rows", type=int, default=100_000, help="how many people (1000000 takes minutes)")
    wanted = parser.parse_args()
    benchmarks = {"engine": engine.main, "audit": audit.main, "import": importing.main, "pages": pages.main}
    unknown = set(wanted.what) - benchmarks.keys()
    if unknown:
        parser.error(f"no such benchmark: {' '.join(sorted(unknown))}")
    for name in wanted.what or benchmarks:
        benchmarks[name](wanted.rows)


if __name__ == "__main__":
    main()

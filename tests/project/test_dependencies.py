"""What the program imports is asked for, and what is asked for is used."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

# Used without an import: found by Django from a setting, by pytest as a plugin, or run as a command.
USED_OTHERWISE = {
    "argon2-cffi",
    "django-csp",  # a middleware, by its name in the settings
    "django-htmx",  # the same
    "django-stubs",
    "gunicorn",
    "import-linter",
    "mypy",
    "psycopg",
    "pytest-django",
    "pytest-playwright",
    "pytest-xdist",
    "ruff",
    "setuptools",
    "uv",
}


def asked(path: Path) -> set[str]:
    return {
        match[1]
        for line in path.read_text().splitlines()
        if (match := re.match(r"([a-z0-9][a-z0-9._-]*)", line))
    }


def imported(folder: Path) -> set[str]:
    """The distributions whose packages the code under a folder imports."""
    tops = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                tops |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                tops.add((node.module or "").split(".")[0])
    where = packages_distributions()
    outside = tops - sys.stdlib_module_names - {"xieguan", "tests", "demo", "bench", "tools"}
    return {where.get(top, [top])[0].lower().replace("_", "-") for top in outside}


def test_the_program_imports_only_what_users_install(root):
    assert imported(root / "xieguan") <= asked(root / "requirements.in")


@pytest.mark.parametrize("folder", ["tests", "bench", "demo", "tools"])
def test_the_rest_imports_only_what_developers_install(root, folder):
    everything = asked(root / "requirements.in") | asked(root / "requirements-dev.in")
    assert imported(root / folder) <= everything


def test_whatever_is_asked_for_is_used(root):
    used = set().union(
        *(imported(root / folder) for folder in ("xieguan", "tests", "bench", "demo", "tools"))
    )
    everything = asked(root / "requirements.in") | asked(root / "requirements-dev.in")
    assert everything - used <= USED_OTHERWISE

"""The lock files are whole, hashed, and agree with each other and with what is asked for."""

import re
from itertools import pairwise

import pytest

PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,]+\])?==(\S+)(?: ;.*)? \\$")
ASKED = re.compile(r"^([a-z0-9][a-z0-9._-]*)")


def pins(text: str) -> dict[str, str]:
    return {match[1]: match[2] for line in text.splitlines() if (match := PIN.match(line))}


def asked(text: str) -> set[str]:
    return {match[1] for line in text.splitlines() if (match := ASKED.match(line))}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_asked_for_is_pinned(root, name):
    assert asked((root / f"{name}.in").read_text()) <= pins((root / f"{name}.txt").read_text()).keys()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_holds_pins_hashes_and_comments_and_nothing_else(root, name):
    lines = (root / name).read_text().splitlines()
    strange = [
        line
        for line in lines
        if not (PIN.match(line) or re.match(r"^ *(#|--hash=sha256:[0-9a-f]{64})", line))
    ]
    assert not strange


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_a_hash(root, name):
    lines = (root / name).read_text().splitlines()
    bare = [line for line, below in pairwise(lines) if PIN.match(line) and "--hash=" not in below]
    assert not bare


def test_developers_run_what_users_run(root):
    users, developers = (pins((root / f"requirements{kind}.txt").read_text()) for kind in ("", "-dev"))
    assert users.items() <= developers.items()


def test_the_builder_is_pinned_as_the_tests_use_it(root):
    version = pins((root / "requirements-dev.txt").read_text())["setuptools"]
    assert f'requires = ["setuptools=={version}"]' in (root / "pyproject.toml").read_text()


def test_each_direct_dependency_has_its_reason(root):
    table = (root / "docs/dependencies.md").read_text("utf-8")
    versions = pins((root / "requirements-dev.txt").read_text())
    rows = dict(re.findall(r"^\| ([a-z0-9-]+)(?:\[[\w,]+\])? \| ([\d.]+)", table, re.MULTILINE))
    wanted = asked((root / "requirements.in").read_text()) | asked((root / "requirements-dev.in").read_text())
    assert rows.keys() == wanted
    assert not {
        name: versions[name] for name, version in rows.items() if not versions[name].startswith(version)
    }

"""What the documents say can be done, can be done."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from xieguan.cli import main

READMES = ["README.md", "README.zh-Hans.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
FENCE = re.compile(r"```\w*\n(.*?)```", re.DOTALL)


def targets(root: Path) -> set[str]:
    return set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))


def documents(root: Path) -> list[Path]:
    return [*root.glob("*.md"), *root.glob("docs/**/*.md")]


def without_comments(block: str) -> list[str]:
    return [line.split("#")[0].strip() for line in block.splitlines()]


def test_every_make_command_named_exists(root):
    named = {
        (path.name, word)
        for path in documents(root)
        for word in re.findall(r"(?:`|\n)make ([a-z]+)", path.read_text("utf-8"))
    }
    assert {word for _, word in named} <= targets(root)
    assert {("README.md", "demo"), ("README.md", "test"), ("README.zh-Hans.md", "demo")} <= named


def test_every_link_leads_somewhere(root):
    broken = [
        f"{path.relative_to(root)}: {target}"
        for path in documents(root)
        for target in LINK.findall(path.read_text("utf-8"))
        if not (path.parent / target).exists()
    ]
    assert not broken


def test_every_document_the_code_names_exists(root):
    code = [
        path.read_text("utf-8")
        for folder in ("xieguan", "tools", "demo")
        for path in (root / folder).rglob("*.py")
    ]
    named = {name for text in code for name in re.findall(r"docs/[\w./-]+\.md", text)}
    assert not [name for name in named if not (root / name).exists()]


def test_both_languages_give_the_same_commands(root):
    english, chinese = (FENCE.findall((root / name).read_text("utf-8")) for name in READMES)
    assert [without_comments(block) for block in english] == [without_comments(block) for block in chinese]


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_every_option_of_the_audit_and_no_other(root, readme):
    options = {
        max(option.opts, key=len)
        for option in main.commands["audit"].params
        if option.opts[0].startswith("-")
    }
    section = (root / readme).read_text("utf-8").split("### `xieguan audit")[1].split("\n### ")[0]
    assert set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE)) == options


def test_no_document_names_an_option_that_is_not_there(root):
    groups = [main, *(one for one in main.commands.values() if isinstance(one, click.Group))]
    commands = [*groups, *(command for group in groups for command in group.commands.values())]
    offered = {name for command in commands for option in command.params for name in option.opts} | {"--help"}
    named = {
        (path.name, name)
        for path in documents(root)
        for name in re.findall(r"`[^`\n|]*?(--[a-z][a-z-]+)", path.read_text("utf-8"))
    }
    assert not {(page, name) for page, name in named if name not in offered}


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_every_law_command_and_no_other(root, readme):
    named = set(re.findall(r"^\| `law ([a-z]+)", (root / readme).read_text("utf-8"), re.MULTILINE))
    assert named == main.commands["law"].commands.keys()


@pytest.mark.parametrize(("kind", "file"), [("role", "acts.toml"), ("subject", "facts.toml")])
def test_the_glossary_has_the_words_of_the_vocabulary(root, kind, file):
    glossary = (root / "docs/glossary.md").read_text("utf-8").replace("、", ", ")
    words = tomllib.loads((root / "xieguan/law" / file).read_text("utf-8"))[kind]
    missing = [
        (word["en"], word["zh"]) for word in words.values() if not {word["en"], word["zh"]} <= cells(glossary)
    ]
    assert not missing


def cells(table: str) -> set[str]:
    return {
        word.strip()
        for line in table.splitlines()
        for cell in line.split("|")
        for word in re.split("[,（）]", cell)
    }


def test_every_decision_is_in_the_index(root):
    index = (root / "docs/adr/README.md").read_text("utf-8")
    assert not [page.name for page in root.glob("docs/adr/0*.md") if f"]({page.name})" not in index]


def test_the_version_is_in_the_changelog_or_unreleased(root):
    changes = (root / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in changes

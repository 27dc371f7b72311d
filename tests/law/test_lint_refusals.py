"""A pack with one thing wrong is refused, with file, line, column and a plain sentence."""

import shutil
from pathlib import Path

import pytest

from tests.law.breaking import EXAMPLE, Break, place, problems_of, read_breaks, refusal
from xieguan.law.pack import load

BREAKS = read_breaks()


def test_the_unbroken_example_loads() -> None:
    assert problems_of(EXAMPLE) == []
    pack = load(EXAMPLE)
    assert {name: entry.value for name, entry in pack.overrides.items()} == {
        "min_prejob_workdays": 20,
        "max_first_hire_age": 38,
    }


@pytest.mark.parametrize("change", BREAKS, ids=str)
def test_one_thing_wrong_is_refused_at_its_place(change: Break, tmp_path: Path) -> None:
    copy, problems = refusal(change, tmp_path)

    wanted = place(copy / change.file, change.at)
    said = [(problem.file, problem.line, problem.column) for problem in problems if change.say in problem.say]
    assert wanted in said, "\n".join(["wanted {}:{}:{}".format(*wanted), *map(str, problems)])


def test_an_article_left_out_is_named(tmp_path: Path) -> None:
    copy = tmp_path / EXAMPLE.name
    shutil.copytree(EXAMPLE, copy)
    (copy / "art-02.toml").unlink()

    assert [str(problem) for problem in problems_of(copy)] == [
        "xx-example-county-2023-1/pack.toml:9:12: article 2 is left out: add art-02.toml, if only as a notice"
    ]


def test_a_rule_id_used_twice_is_named_at_the_second(tmp_path: Path) -> None:
    copy = tmp_path / EXAMPLE.name
    shutil.copytree(EXAMPLE, copy)
    rules = (copy / "art-04.toml").read_text("utf-8").partition("\n[[rule]]")[2]
    notice = (copy / "art-05.toml").read_text("utf-8").replace("notice", "gate")
    (copy / "art-05.toml").write_text(notice + "\n[[rule]]" + rules, "utf-8")

    file, line, column = place(copy / "art-05.toml", 'id = |"direct-contract-term"')
    assert [str(problem) for problem in problems_of(copy)] == [
        f'{file}:{line}:{column}: rule id "direct-contract-term" stands in article 4 as well'
    ]


def test_a_file_with_another_name_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / EXAMPLE.name
    shutil.copytree(EXAMPLE, copy)
    (copy / "article-6.toml").write_text("article = 6\n", "utf-8")

    assert any("an article's file is called art-NN.toml" in problem.say for problem in problems_of(copy))

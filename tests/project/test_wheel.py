"""The wheel is the whole program: it runs far from the checkout, packs, words and pages included."""

import shutil
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SHIPPED = ("*.py", "*.toml", "*.mo", "*.html", "*.css", "*.svg")


@pytest.fixture(scope="module")
def source(root, tmp_path_factory) -> Path:
    """A clean copy: building in the checkout would leave, and use, old files."""
    copy = tmp_path_factory.mktemp("source")
    shutil.copytree(root / "xieguan", copy / "xieguan", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "requirements.in", "README.md", "LICENSE"):
        shutil.copy(root / name, copy)
    return copy


@pytest.fixture(scope="module")
def wheel(run, source, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    pip = (
        "python",
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        out,
        source,
    )
    built = run(*pip, cwd=out)
    assert built.returncode == 0, built.stderr
    return next(out.glob("xieguan-*.whl"))


@pytest.fixture(scope="module")
def elsewhere(run, wheel, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    done = run(
        "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        target,
        wheel,
        cwd=target,
    )
    assert done.returncode == 0, done.stderr
    return target


def test_every_file_of_the_program_is_in_the_wheel(source, wheel):
    wanted = {
        path.relative_to(source).as_posix()
        for pattern in SHIPPED
        for path in (source / "xieguan").rglob(pattern)
    }
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())


def test_nothing_but_the_program_is_in_the_wheel(wheel):
    tops = {name.split("/")[0].split("-")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"xieguan"}


def test_installed_elsewhere_it_knows_the_law(run, elsewhere):
    listed = run(
        elsewhere / "bin/xieguan", "law", "list", cwd=elsewhere, PYTHONPATH=str(elsewhere), COLUMNS="200"
    )
    assert listed.returncode == 0, listed.stderr
    assert {"cn-sx-2022-180", "cn-js-haian-2022-7", "cn-labour"} <= set(listed.stdout.split())


def test_installed_elsewhere_it_speaks_chinese(run, elsewhere):
    script = "from xieguan import words; print(words.__file__); print(words._catalogue('zh-Hans').info()['language'])"
    said = run(sys.executable, "-P", "-c", script, cwd=elsewhere, PYTHONPATH=str(elsewhere)).stdout.split()
    assert said == [str(elsewhere / "xieguan/words.py"), "zh_Hans"]


def test_installed_elsewhere_it_audits_and_reports(run, root, elsewhere, tmp_path):
    roster = shutil.copy(root / "demo/海安-示例名册.csv", tmp_path)
    for report in ("report.html", "report.xlsx"):
        law = ("--law", "cn-js-haian-2022-7", "--on", "2023-12-31")
        done = run(
            elsewhere / "bin/xieguan",
            "audit",
            roster,
            *law,
            "--report",
            report,
            cwd=tmp_path,
            PYTHONPATH=str(elsewhere),
        )
        assert (done.returncode, done.stderr) == (1, "")
        assert (tmp_path / report).stat().st_size > 5_000

"""The files for running an office say true things: variables that are read, commands that exist, shut doors."""

import configparser
import re
import tomllib
from pathlib import Path

import click
import pytest
from django.urls import resolve

from xieguan.cli import main

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
FILES = [path for path in DEPLOY.rglob("*") if path.is_file()]
PAGES = [ROOT / "docs/deploy.md", ROOT / "docs/scale.md"]
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
VARIABLE = re.compile(r"\b(?:XIEGUAN|PROMETHEUS)_[A-Z_]+\b")

HARDENED = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "RestrictSUIDSGID": "yes",
    "User": "xieguan",
    "UMask": "0077",
}


def read_by_the_program() -> set[str]:
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "xieguan").rglob("*.py"))
    quoted = re.findall(r"[\"']((?:XIEGUAN|PROMETHEUS)_[A-Z_]+)[\"']", text)
    return set(quoted)


@pytest.mark.parametrize("path", [*FILES, *PAGES], ids=lambda path: path.name)
def test_every_variable_named_is_read(path):
    assert set(VARIABLE.findall(path.read_text("utf-8"))) <= read_by_the_program()


def test_every_variable_read_is_in_the_document():
    ours = {name for name in read_by_the_program() if name.startswith("XIEGUAN_")}
    assert ours <= set(VARIABLE.findall(PAGES[0].read_text("utf-8")))


def test_every_variable_of_the_settings_is_in_their_docstring():
    text = (ROOT / "xieguan/settings.py").read_text("utf-8")
    _, docstring, code = text.split('"""', 2)
    assert set(re.findall(r'"(XIEGUAN_[A-Z_]+)"', code)) <= set(VARIABLE.findall(docstring))


def commands(text: str) -> list[tuple[click.Command, str]]:
    """Every xieguan command in a text, with what follows it."""
    found = []
    for line in re.findall(r"(?:bin/|`|^\s*|\d+ |--tag |=\S+ )xieguan ([a-z][^`\n]*)", text, re.MULTILINE):
        command: click.Command = main
        for word in line.split():
            if not isinstance(command, click.Group):
                break
            assert word in command.commands, line
            command = command.commands[word]
        found.append((command, line))
    return found


@pytest.mark.parametrize("path", [*FILES, *PAGES], ids=lambda path: path.name)
def test_every_command_named_exists_with_its_options(path):
    text = path.read_text("utf-8").replace("\\\n", " ").replace("xieguan .\n", "")
    text = re.sub(r"--tag xieguan|install.*--group=xieguan.*|useradd.*", "", text)
    for command, line in commands(text):
        offered = {name for option in command.params for name in option.opts}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", line)) <= offered, line


def test_the_documents_name_commands_at_all():
    assert len(commands(PAGES[0].read_text("utf-8"))) > 10
    assert sum(len(commands(path.read_text("utf-8"))) for path in SERVICES) >= 5


def unit(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters="=", comment_prefixes="#")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, "utf-8")
    return parser["Service"]


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_every_unit_is_hardened(path):
    service = unit(path)
    assert {key: service.get(key) for key in HARDENED} == HARDENED
    assert service["EnvironmentFile"] == "/etc/xieguan/xieguan.env"


def test_every_timer_has_its_service():
    for timer in (DEPLOY / "systemd").glob("*.timer"):
        assert timer.with_suffix(".service").exists()


def test_the_image_has_two_stages_no_secret_and_no_root():
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert sum(line.startswith("FROM ") for line in lines) == 2
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users
    assert users[-1] not in ("0", "root")
    assert not re.search(r"SECRET|PASSWORD|TOKEN", text)
    for source in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE):
        assert all((ROOT / name).exists() for name in source.split())


def test_the_image_asks_for_what_the_wheel_is_built_from():
    named = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    copied = (DEPLOY / "Containerfile").read_text("utf-8")
    for file in (*named["project"]["license-files"], named["project"]["readme"], "requirements.in"):
        assert file in copied


@pytest.mark.parametrize("name", ["nginx/xieguan.conf", "Containerfile"])
def test_addresses_named_are_routes_of_ours(name):
    named = set(re.findall(r"(?:location = |localhost:8000)(/[a-z]+)", (DEPLOY / name).read_text("utf-8")))
    assert named
    for address in named:
        assert resolve(address)


def test_the_proxy_passes_on_what_the_program_believes():
    site = (DEPLOY / "nginx/xieguan.conf").read_text("utf-8")
    for header in (
        "Host $host",
        "X-Forwarded-Proto $scheme",
        "X-Forwarded-For $remote_addr",
        "X-Request-ID $request_id",
    ):
        assert f"proxy_set_header {header};" in site
    logged = re.search(r"log_format xieguan '(.*)'", site)
    assert logged
    assert "$request_uri" not in logged[1]
    assert '"$request"' not in logged[1], "a query holds names"


def test_the_example_environment_holds_no_secret():
    lines = (DEPLOY / "xieguan.env").read_text("utf-8").splitlines()
    secrets = [
        line for line in lines if re.search(r"TOKEN|SECRET|DATABASE", line) and not line.startswith("#")
    ]
    assert not secrets

"""`xieguan serve`: the pages, by gunicorn where it is installed, else by Django's own small server."""

import os
import sys
from importlib.util import find_spec

import click

from xieguan.cli.office import office
from xieguan.cli.words import Command, Option
from xieguan.keys import data_directory
from xieguan.words import _


@click.command(
    "serve",
    cls=Command,
    words=lambda: _("Serve the pages. Put a server that speaks HTTPS before it."),
)
@click.option(
    "--host", cls=Option, default="127.0.0.1", metavar="ADDRESS", words=lambda: _("the address to listen on")
)
@click.option("--port", cls=Option, type=click.IntRange(1, 65535), default=8000, words=lambda: _("the port"))
@click.option(
    "--workers", cls=Option, type=click.IntRange(1, 64), default=2, words=lambda: _("how many processes")
)
@office
def serve(host: str, port: int, workers: int) -> None:
    """Serve until told to stop."""
    from xieguan.web import counts

    counts.share(data_directory() / "run" / "metrics")
    if find_spec("gunicorn"):
        command = [sys.executable, "-m", "gunicorn", "--config", "python:xieguan.web.server"]
        bound = ["--bind", f"{host}:{port}", "--workers", str(workers)]
        os.execv(command[0], [*command, *bound, "xieguan.wsgi:application"])  # noqa: S606
    from django.core.servers.basehttp import run

    from xieguan.wsgi import application

    says = _("gunicorn is not installed: serving http://{host}:{port} in one process, for a trial")
    click.echo(says.format(host=host, port=port), err=True)
    run(host, port, application, threading=True)

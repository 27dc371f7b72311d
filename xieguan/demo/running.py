"""The demo at work: the pages and a worker side by side, until it is told to stop."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from types import FrameType

XIEGUAN = (sys.executable, "-m", "xieguan.cli")
PATIENCE = 120.0  # seconds a process has to start, or to stop, on however busy a machine
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """Somebody has told us to stop."""


class Died(Exception):
    """A process ended that should not have; the message is its name."""


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens on a port yet."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError:
            return False
    return True


def run(host: str, port: int, ready: Callable[[], None]) -> None:
    """Run both until a signal comes; `ready` is called once the pages answer. Raises Died."""
    serve = (*XIEGUAN, "serve", "--host", host, "--port", str(port))
    with _stoppable():
        children: dict[str, subprocess.Popen[bytes]] = {}
        try:
            children["serve"] = subprocess.Popen(serve)
            children["worker"] = subprocess.Popen((*XIEGUAN, "worker"))
            _until_it_answers(host, port, children)
            ready()
            _watch(children)
        except Stopped:
            pass
        finally:
            _deafen()
            _stop(children)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Signals raise Stopped, once: a second one must not break the tidying up."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        _deafen()
        raise Stopped

    before = {number: signal.signal(number, stop) for number in STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _deafen() -> None:
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)


def _watch(children: dict[str, subprocess.Popen[bytes]]) -> None:
    while True:
        _all_alive(children)
        time.sleep(0.5)


def _all_alive(children: dict[str, subprocess.Popen[bytes]]) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise Died(name)


def _until_it_answers(host: str, port: int, children: dict[str, subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        _all_alive(children)
        if answers(host, port):
            return
        time.sleep(0.1)
    raise Died("serve")


def answers(host: str, port: int) -> bool:
    """Whether the pages answer."""
    asked = HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104  compared, not bound
    try:
        asked.request("GET", "/healthz", headers={"Host": "localhost"})
        with asked.getresponse() as response:
            return response.status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        asked.close()


def _stop(children: dict[str, subprocess.Popen[bytes]]) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    for child in children.values():
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

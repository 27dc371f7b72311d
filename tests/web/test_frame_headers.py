"""What surrounds a page on the wire: policies, cookies, names of files, and its weight."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

PAGES = ("/", "/organisations/", "/nowhere/")
BUDGET = 150 * 1024
MACHINES = {"alive", "ready"}  # what a watchman asks


def sources(body):
    return re.findall(r'(?:src|href)="(/static/[^"]+)"', body)


def fetched(client, address):
    """A file, with its content."""
    answer = client.get(address)
    content = b"".join(answer.streaming_content)
    answer.close()
    return answer, content


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_lets_nothing_in_from_elsewhere(cast, as_, path):
    policy = as_(cast.clerk).get(path)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "data:" not in policy
    for part in ("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_anything_inline_or_from_another_host(cast, as_, path):
    body = as_(cast.clerk).get(path).content.decode()
    assert "style=" not in body
    assert "<style" not in body
    assert not re.search(r"<script(?![^>]*src=)", body)
    assert not re.search(r"\son[a-z]+=", body)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', body)


def test_every_answer_bears_the_headers_of_a_careful_house(cast, as_):
    answer = as_(cast.clerk).get("/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(cast, as_, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = as_(cast.clerk)
    client.get("/")
    answer = client.post("/language/", {"language": "en"})
    cookies = [client.cookies["sessionid"], client.cookies["csrftoken"], answer.cookies["xieguan_language"]]
    for cookie in cookies[1:]:
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["secure"]
    assert settings.SESSION_COOKIE_HTTPONLY


def test_files_bear_their_hash_and_are_kept_for_good(cast, as_):
    client = as_(cast.clerk)
    for address in sources(client.get("/").content.decode()):
        assert re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", address), address
        answer, _content = fetched(client, address)
        assert answer.status_code == 200
        assert "immutable" in answer["Cache-Control"]


def test_a_file_under_a_wrong_hash_is_not_there():
    assert finders.find("css/base.000000000000.css") is None
    assert Client().get("/static/css/base.000000000000.css").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_the_first_load_is_light(cast, as_, path):
    client = as_(cast.clerk)
    body = client.get(path)
    files = [fetched(client, address)[1] for address in sources(body.content.decode())]
    weight = len(body.content) + sum(map(len, files))
    assert weight <= BUDGET, weight


def test_every_route_declares_what_it_needs():
    undeclared = [
        name
        for name, view in routes(get_resolver().url_patterns)
        if name not in MACHINES and not hasattr(view, "declared")
    ]
    assert undeclared == []


def routes(patterns):
    for entry in patterns:
        if (
            isinstance(entry, URLResolver) and entry.namespace != "api"
        ):  # its own matrix: tests/api/test_matrix.py
            yield from routes(entry.url_patterns)
        elif isinstance(entry, URLPattern):
            yield entry.name or str(entry.pattern), entry.callback

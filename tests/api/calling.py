"""A program that calls the API in somebody's name."""

import json
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from xieguan.people.models import Token, User
from xieguan.people.tokens import new_secret

V1 = "/api/v1"


class Caller:
    """Calls with a token of one user."""

    def __init__(self, user: User) -> None:
        self.client, self.token = Client(), token_of(user)

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(V1 + path, headers=self._headers(headers))

    def post(self, path: str, data: Any = None, **headers: str) -> HttpResponse:
        body = data if isinstance(data, (str, bytes)) else json.dumps(data or {})
        return self.client.post(
            V1 + path, body, content_type="application/json", headers=self._headers(headers)
        )

    def act(
        self, name: str, subject: Any, /, rehearse: bool = False, headers: Any = None, **data: Any
    ) -> HttpResponse:
        query = "?rehearse=true" if rehearse else ""
        body = {"subject": getattr(subject, "public", subject), **data}
        return self.post(f"/acts/{name}{query}", body, **(headers or {}))

    def hand_in(self, path: str, data: dict[str, Any]) -> HttpResponse:
        return self.client.post(V1 + path, data, headers=self._headers({}))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.token}", **named}


def token_of(user: User, **narrower: Any) -> str:
    """The secret of a token that the user has made for himself."""
    secret, digest = new_secret()
    now = timezone.now()
    Token.objects.create(
        user=user,
        name="tests",
        digest=digest,
        issued_at=now,
        expires_at=now + timedelta(days=1),
        **{"read_only": False, **narrower},
    )
    return secret

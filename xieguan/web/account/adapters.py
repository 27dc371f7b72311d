"""Where allauth asks us: how somebody is known, what is said, and how seeds are kept."""

import base64
import re
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from xieguan.people import factors, secret
from xieguan.people.attempts import plain
from xieguan.people.models import User
from xieguan.web.account import words
from xieguan.web.account.guessing import address_of, guess
from xieguan.words import _


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by an administrator: nobody signs up, and an unknown name looks like a known one."""

    @property
    def error_messages(self) -> dict[str, Any]:
        return {**DefaultAccountAdapter.error_messages, **words.errors()}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Whose name and password these are: Django hashes for an unknown or disabled one, too."""
        name, password = plain(str(credentials.get("username", ""))), credentials.get("password")
        return guess(request, name, lambda: _known(request, name, password))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:  # noqa: ARG002
        """A disabled account is answered like a wrong password."""
        messages.error(request, words.errors()["username_password_mismatch"])
        return redirect("account_login")

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        says = message or words.messages().get(message_template or "")
        if says:
            messages.add_message(request, level, says, extra_tags=extra_tags)


def _known(request: HttpRequest, name: str, password: Any) -> User | None:
    found = authenticate(request, username=name, password=password)
    return found if isinstance(found, User) else None


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: seeds encrypted at rest, and none removed that the roles of its owner ask for."""

    @property
    def error_messages(self) -> dict[str, Any]:
        return {**DefaultMFAAdapter.error_messages, **words.errors()}

    def encrypt(self, text: str) -> str:
        return base64.b64encode(secret.encrypt(text, secret.FACTORS)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return secret.decrypt(base64.b64decode(encrypted_text))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = factors.of(authenticator.user_id).exclude(pk=authenticator.pk)
        return others.exists() or not factors.must_have(authenticator.user, timezone.localdate())

    def build_totp_svg(self, url: str) -> str:
        """The square as an element of the page: allauth's is a document of its own, with a size in millimetres."""
        drawn = super().build_totp_svg(url)
        box, path = re.search(r'viewBox="[\d. ]+"', drawn), re.search(r' d="[\w,. -]+"', drawn)
        if box is None or path is None:
            raise ValueError("allauth draws its square otherwise than before")
        size = 'width="240" height="240" role="img" shape-rendering="crispEdges"'
        return f'<svg class="qr" {box[0]} {size}><path{path[0]}/></svg>'

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("passkey {n}").format(n=count + 1)

    def _get_site_name(self) -> str:
        return str(context.request.get_host().partition(":")[0])

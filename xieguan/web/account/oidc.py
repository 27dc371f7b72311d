"""Sign-in by an OpenID Connect provider: it says who somebody is, by one claim, and never opens an account."""

from typing import Any, NoReturn

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal.flows.login import record_authentication
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from xieguan.desk import trail
from xieguan.people.models import User
from xieguan.web.account.guessing import address_of
from xieguan.words import _


def configured() -> dict[str, Any] | None:
    """The provider of this installation, if it has one."""
    providers: dict[str, Any] = settings.SOCIALACCOUNT_PROVIDERS
    apps: list[dict[str, Any]] = providers["openid_connect"]["APPS"]
    return apps[0] if apps else None


class OidcAdapter(DefaultSocialAccountAdapter):
    """What the provider answers is taken for a name, and for nothing else; nothing of it is kept."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Sign in whom the claim names; second step and all. Whatever else allauth would do is not done."""
        user = _named(sociallogin)
        if user is None:
            _refuse(request, _("You have no account here under that name: ask the system administrator."))
        sociallogin.user = user
        record_authentication(request, sociallogin)
        login = Login(user=user, redirect_url=sociallogin.get_redirect_url(request))
        raise ImmediateHttpResponse(perform_login(request, login))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_error: Any) -> NoReturn:  # noqa: ARG002
        _refuse(request, _("Signing in there did not work. Try again, or use your password here."))


def _named(sociallogin: SocialLogin) -> User | None:
    """The account that the claim names; none where the provider's two answers speak of different people."""
    data = sociallogin.account.extra_data
    told, token = data.get("userinfo") or {}, data.get("id_token") or {}
    if told and token and told.get("sub") != token.get("sub"):
        return None
    app = configured()
    name = {**token, **told}.get(app["settings"]["claim"]) if app else None
    return User.objects.filter(username=name).first() if isinstance(name, str) and name else None


def _refuse(request: HttpRequest, says: str) -> NoReturn:
    trail.write(
        kind="refusal",
        act="account.sign_in",
        actor="",
        outcome="wrong",
        detail={"what": "oidc", "address": address_of(request)},
    )
    messages.error(request, says)
    raise ImmediateHttpResponse(redirect("account_login"))

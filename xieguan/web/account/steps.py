"""allauth's steps where ours differ from them."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from xieguan.web.account import words
from xieguan.web.account.adapters import FactorAdapter
from xieguan.web.account.oidc import configured
from xieguan.web.pages import View


class SignInPage(LoginView):
    """Name and password, a passkey, or the office's own sign-on where there is one."""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**context),
            "oidc": configured(),
            "after": self.get_next_url() or "",
        }


class RemovePasskey(RemoveWebAuthnView):
    """Remove a passkey; allauth asks for an authenticator app alone whether it may go."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        if not FactorAdapter().can_delete_authenticator(self.get_object()):
            messages.error(self.request, words.errors()["cannot_delete_authenticator"])
            return redirect("mfa_index")
        done: HttpResponse = super().form_valid(form)
        return done


def whole(view: View) -> View:
    """A factor and its entry on the trail come and go together."""
    return transaction.atomic(view)


def cancelled(_request: HttpRequest) -> HttpResponse:
    """Somebody turned back at the other system."""
    return redirect("account_login")

"""allauth's forms for codes, with our lock-out before them."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm

from xieguan.web.account.guessing import guess


class CodeForm(AuthenticateForm):
    """The second step of signing in: a code of the app, or a recovery code."""

    def clean_code(self) -> str:
        return guess(context.request, self.user.username, super().clean_code, what="code") or ""


class CodeAgainForm(ReauthenticateForm):
    """A code once more, before something that matters."""

    def clean_code(self) -> str:
        return guess(context.request, self.user.username, super().clean_code, what="code") or ""

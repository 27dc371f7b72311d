"""allauth's forms for codes and keys: our lock-out before the codes, and no answer of a key that breaks them."""

import struct
from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError

from xieguan.web.account import words
from xieguan.web.account.guessing import guess

UNREADABLE = (AttributeError, KeyError, IndexError, TypeError, ValueError, struct.error)


class CodeForm(AuthenticateForm):
    """The second step of signing in: a code of the app, or a recovery code."""

    def clean_code(self) -> str:
        return guess(context.request, self.user.username, super().clean_code, what="code") or ""


class CodeAgainForm(ReauthenticateForm):
    """A code once more, before something that matters."""

    def clean_code(self) -> str:
        return guess(context.request, self.user.username, super().clean_code, what="code") or ""


class _Readable:
    """An answer of a key that cannot be read is wrong; what the libraries raise over it is nobody's to see."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNREADABLE:
            raise _incorrect() from None


class PasskeySignIn(_Readable, LoginWebAuthnForm):
    """In by passkey alone."""


class PasskeyStep(_Readable, AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAgain(_Readable, ReauthenticateWebAuthnForm):
    """A passkey once more, before something that matters."""


class PasskeyAdded(AddWebAuthnForm):
    """Another passkey: always one that knows its owner, for it signs in alone."""

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except UNREADABLE:
            raise _incorrect() from None
        return cleaned


def _incorrect() -> ValidationError:
    return ValidationError(words.errors()["incorrect_code"], code="incorrect_code")

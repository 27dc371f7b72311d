"""What allauth says, in our words: its own are for the public of a web shop."""

from datetime import datetime

from django.utils import timezone

from xieguan.people.attempts import Locked
from xieguan.words import _


def errors() -> dict[str, str]:
    """Sentences for the errors of allauth that can come up here."""
    return {
        "username_password_mismatch": _("the name or the password is not right"),
        "incorrect_password": _("this is not your password"),
        "incorrect_code": _("this code is not right, or it has been used"),
        "too_many_login_attempts": _("too many wrong attempts: try again later"),
        "rate_limited": _("too many wrong attempts: try again later"),
        "cannot_delete_authenticator": _(
            "your roles ask for a second factor: add another before removing this one"
        ),
        "cannot_generate_recovery_codes": _("recovery codes go with a second factor: add one first"),
        "invalid_token": _("the other system's answer could not be checked"),
    }


def messages() -> dict[str, str]:
    """What is said after something was done; what is not here is not said."""
    return {
        "account/messages/logged_out.txt": _("You have signed out."),
        "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
        "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
        "mfa/messages/webauthn_added.txt": _("The passkey is added."),
        "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
        "mfa/messages/recovery_codes_generated.txt": _(
            "Recovery codes are made; earlier ones, if there were any, no longer work."
        ),
    }


def locked(error: Locked, now: datetime | None = None) -> str:
    """What is said to somebody who guessed too often, whether there is such an account or not."""
    minutes = max(1, -int(((now or timezone.now()) - error.until).total_seconds() // 60))
    says = _(
        "Too many wrong attempts. Try again in {n} minutes, or ask the security administrator to unlock the account."
    )
    return says.format(n=minutes)


def over(why: str) -> str:
    """Why somebody finds himself signed out."""
    return {
        "idle": _("You were signed out, for nothing was done for a while."),
        "age": _("You were signed out: a session lasts no longer than a working day."),
    }.get(why, _("Your session was ended."))

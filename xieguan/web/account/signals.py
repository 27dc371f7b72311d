"""What Django and allauth tell us of, written into our records: who is in, who is out, which factor came and went."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from xieguan.people import factors, sign_ins
from xieguan.people.models import SignIn, User
from xieguan.web.account.guessing import address_of
from xieguan.web.account.middleware import SESSION_KEY


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Open a sign-in; the session names it from now on."""
    records = get_authentication_records(request, user)
    means = dict.fromkeys(str(record.get("type") or record["method"]) for record in records)
    begun = sign_ins.start(
        user,
        by="+".join(means),
        address=address_of(request),
        agent=request.META.get("HTTP_USER_AGENT", ""),
        now=timezone.now(),
    )
    request.session[SESSION_KEY] = begun.public


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **_signal: Any) -> None:
    """End the sign-in of the session."""
    public = request.session.get(SESSION_KEY)
    found = (
        SignIn.objects.filter(public=public, user=user).select_related("user__home").first() if user else None
    )
    if found is not None:
        sign_ins.end(found, "signed-out", timezone.now())


@receiver(post_save, sender=Authenticator)
def factor_added(instance: Authenticator, created: bool, **_signal: Any) -> None:
    """In the transaction that adds it: a factor that is not on the trail is not there."""
    if created:
        factors.record("add_factor", instance.user, instance.type)


@receiver(authenticator_removed)
def factor_removed(user: User, authenticator: Authenticator, **_signal: Any) -> None:
    """Likewise, when its owner removes it; what an administrator removes is on the trail as his act."""
    factors.record("remove_factor", user, authenticator.type)

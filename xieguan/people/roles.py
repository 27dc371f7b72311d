"""The roles of the house. What each may do stands with the acts, in their `by`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who does things. The names are those of `law/acts.toml`, with the administrators of the system itself."""

    CLERK = "clerk", _("clerk")
    LEADER = "leader", _("leader")
    CAPTAIN = "captain", _("captain")
    OFFICER = "officer", _("officer")
    TRAINER = "trainer", _("trainer")
    ISSUER = "issuer", _("issuer")
    QUOTA_OFFICE = "quota-office", _("quota office")
    HIRING_BUREAU = "hiring-bureau", _("hiring bureau")
    FINANCE = "finance", _("finance bureau")
    JUSTICE = "justice", _("justice bureau")
    COORDINATOR = "coordinator", _("coordinator")
    SUPERVISOR = "supervisor", _("supervisor")
    CASE_OFFICER = "case-officer", _("case officer")
    DISPATCH_FIRM = "dispatch-firm", _("dispatch firm")
    AUXILIARY = "auxiliary", _("auxiliary")
    SYSTEM_ADMINISTRATOR = "system-administrator", _("system administrator")
    SECURITY_ADMINISTRATOR = "security-administrator", _("security administrator")
    AUDITOR = "auditor", _("auditor")

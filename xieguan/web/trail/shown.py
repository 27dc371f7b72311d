"""What the pages of the trail show, put together."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from xieguan.desk.models import Entry
from xieguan.law.wording import cite
from xieguan.people.drafting.kept import known
from xieguan.people.labels import act_words, choice, known_acts, record_words
from xieguan.people.ledger.clauses import key_of
from xieguan.people.ledger.offices import choose
from xieguan.people.looking import proving
from xieguan.people.looking.called import Packs, pack_words
from xieguan.people.looking.naming import named
from xieguan.people.looking.scope import sight
from xieguan.people.looking.search import Wanted
from xieguan.people.models import Exemption, User
from xieguan.people.roles import Role
from xieguan.web.trail.detail import Reading, mentioned
from xieguan.words import pick


@dataclass(frozen=True, slots=True)
class Ruled:
    """A verdict as the trail keeps it: which rule, how it came out, and where its article is; blank where unknown."""

    pack: str
    rule: str
    outcome: str
    label: str = ""
    words: str = ""
    article: str = ""


def search_words(wanted: Wanted) -> dict[str, str]:
    """What somebody looked for, as the trail keeps it."""
    return {"actor_sought": wanted.actor, "subject_sought": wanted.subject}


def entry_page(user: User, entry: Entry) -> dict[str, Any]:
    """One entry with its verdicts, exceptions, digest and seal."""
    detail = entry.detail if isinstance(entry.detail, dict) else {"": entry.detail}
    told = {name: value for name, value in detail.items() if name not in ("rules", "exemptions")}
    names, packs = named([entry], user, list(mentioned(told))), known()
    return {
        "entry": entry,
        "names": names,
        "late": is_late(entry),
        "ruled": [ruled(text, packs) for text in detail.get("rules") or () if isinstance(text, str)],
        "exemptions": _exemptions(detail.get("exemptions") or ()),
        "detail": Reading(names.subjects, packs).words(told),
        "pack_words": lambda pack: pack_words(pack, packs),
        "rule_words": lambda pack, rule: ruled(f"{pack}/{rule}:", packs).label or rule,
        "digest": proving.digest_of(entry.pk),
        "seal": proving.seal_of(entry.pk),
        **WORDS,
    }


def is_late(entry: Entry) -> bool:
    """Whether it was written down after the day it is about."""
    return entry.on is not None and timezone.localdate(entry.recorded_at) > entry.on


def _exemptions(publics: Any) -> list[Exemption]:
    wanted = [public for public in publics if isinstance(public, str)]
    return list(Exemption.objects.filter(public__in=wanted).select_related("asked_by", "decided_by"))


def ruled(text: str, packs: Packs) -> Ruled:
    """`pack/rule:outcome` with its label and article, if that pack is here."""
    name, _colon, outcome = text.rpartition(":")
    pack_id, _slash, rule_id = name.partition("/")
    for pack in packs.values():
        for article in pack.articles if pack.id == pack_id else ():
            for rule in article.rules:
                if rule.id == rule_id:
                    words = cite(rule.article, rule.item)
                    return Ruled(pack_id, rule_id, outcome, pick(rule.label), words, key_of(article))
    return Ruled(pack_id, rule_id, outcome)


def role_words(name: str) -> str:
    """What a role is called."""
    return str(Role(name).label) if name in Role.values else choice("role", name)


def outcome_says(outcome: str) -> str:
    """How it ended, in words."""
    return choice("outcome", outcome)


def acts_to_choose() -> list[tuple[str, str]]:
    """What a search may ask for, in the order of its words."""
    return sorted(known_acts().items(), key=lambda entry: entry[1])


WORDS: dict[str, Any] = {"act_words": act_words, "role_words": role_words, "localtime": timezone.localtime}
WORDS |= {"outcome_says": outcome_says, "subject_kind": record_words}


def proof_page(user: User) -> dict[str, Any]:
    """The state of the trail's proof."""
    whole = sight(user).whole
    return {
        "whole": whole,
        "topmost": choose("trail.see", user, "", timezone.localdate()).organisation if whole else None,
        "verified": proving.last_asked("trail.verify"),
        "exported": proving.last_asked("trail.export") if whole else None,
        "seals": proving.seals(),
        "unsealed": proving.unsealed(),
        "checkpoint": proving.checkpoint(),
        "public_key": proving.public_key(),
        "small": proving.is_small(),
        **WORDS,
    }

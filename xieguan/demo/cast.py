"""Who can sign in: one user for every role in both places, and a clerk and a second leader where work needs them."""

from dataclasses import dataclass

from xieguan.people.roles import Role

ABOVE = {  # roles that belong above the county; the others are at work in one office
    Role.SUPERVISOR: ("sx", "ha"),
    Role.SYSTEM_ADMINISTRATOR: ("sx", "ha"),
    Role.SECURITY_ADMINISTRATOR: ("sx", "ha"),
    Role.AUDITOR: ("sx", "ha"),
    Role.ISSUER: ("sx1", "ha"),
    Role.CASE_OFFICER: ("sx1", "ha"),
    Role.QUOTA_OFFICE: ("sx1", "ha"),
    Role.HIRING_BUREAU: ("sx1", "ha"),
    Role.FINANCE: ("sx1", "ha"),
    Role.JUSTICE: ("sx1", "ha"),
    Role.COORDINATOR: ("sx1", "ha"),
    Role.DISPATCH_FIRM: ("sx-firm1", "ha-firm1"),
}
AT_WORK = ("sx1-a", "ha")
SHORT = {
    Role.SYSTEM_ADMINISTRATOR: "system",
    Role.SECURITY_ADMINISTRATOR: "security",
    Role.QUOTA_OFFICE: "quota",
    Role.HIRING_BUREAU: "hiring",
    Role.DISPATCH_FIRM: "firm",
    Role.CASE_OFFICER: "case",
}
CALLED = {
    Role.CLERK: "韩梅梅", Role.LEADER: "李局", Role.CAPTAIN: "王队", Role.OFFICER: "林涛", Role.TRAINER: "周老师",
    Role.ISSUER: "证件科", Role.QUOTA_OFFICE: "编办", Role.HIRING_BUREAU: "人社", Role.FINANCE: "财政",
    Role.JUSTICE: "司法", Role.COORDINATOR: "综合执法", Role.SUPERVISOR: "督导", Role.CASE_OFFICER: "督察",
    Role.DISPATCH_FIRM: "派遣公司", Role.AUXILIARY: "李雷", Role.SYSTEM_ADMINISTRATOR: "系统管理员",
    Role.SECURITY_ADMINISTRATOR: "安全管理员", Role.AUDITOR: "审计管理员",
}  # fmt: skip
MORE = (  # beyond one for each role: who imports and decides for whole cities
    ("sx-clerk-1", Role.CLERK, "sx1", "青梧经办"),
    ("sx-clerk-2", Role.CLERK, "sx2", "松亭经办"),
    ("sx-clerk-3", Role.CLERK, "sx3", "白陶经办"),
    ("sx-leader-1", Role.LEADER, "sx1", "青梧负责人"),
    ("sx-leader-2", Role.LEADER, "sx2", "松亭负责人"),
    ("sx-leader-3", Role.LEADER, "sx3", "白陶负责人"),
    ("ha-leader-2", Role.LEADER, "ha", "海安另一负责人"),
)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who can sign in."""

    username: str
    role: Role
    office: str
    name: str


def players() -> tuple[Player, ...]:
    """Everybody but the three administrators of the whole."""
    found = [_player(role, at, short) for at, short in enumerate(("sx", "ha")) for role in Role]
    return (*found, *(Player(*entry) for entry in MORE))


def _player(role: Role, at: int, place: str) -> Player:
    short = SHORT.get(role, role.value)
    return Player(f"{place}-{short}", role, ABOVE.get(role, AT_WORK)[at], f"演示{CALLED[role]}")

"""Write the tables of docs/privacy.md from `xieguan/people/privacy.toml`: python tools/privacy.py"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "privacy.md"
MARK = "<!-- from here on written by tools/privacy.py -->\n"
TERM = {
    "erased": "until the retention act · 保存期限届满后删除",
    "account": "as long as the trail names the account · 随账号",
    "always": "always · 长期",
    "rebuilt": "rebuilt every night, goes with its person · 每夜重建，随人删除",
    "short": "ends by itself · 到期自动失效",
}
VIEWER = {"nobody": "nobody · 无界面", "own": "himself · 本人", "everybody": "everybody · 所有用户"}
CLASS = {
    "public": "public · 公开",
    "internal": "internal · 内部",
    "personal": "**personal · 个人信息**",
    "sensitive": "**sensitive · 敏感**",
}


def main() -> None:
    """Write them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xieguan.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    head = PAGE.read_text("utf-8").partition(MARK)[0]
    PAGE.write_text(head + MARK + written(), "utf-8")


def written() -> str:
    """The tables, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    from xieguan.people.privacy import holdings

    for table, held in holdings().items():
        yield f"\n### `{table}`\n\n{held.why['en']}  \n{held.why['zh']}\n"
        yield f"- kept · 保存: {TERM[held.kept]}"
        yield f"- seen by · 可见: {', '.join(VIEWER.get(who, f'`{who}`') for who in held.seen)}"
        yield from _classes(table)
        if held.reason:
            yield f"- why in the clear · 明文理由: {held.reason['en']} · {held.reason['zh']}"


def _classes(table: str) -> Iterator[str]:
    from xieguan.people.privacy import ALL, holdings

    held = holdings()[table]
    for kind, words in CLASS.items():
        names = [_named(held.guard_of(name), name) for name, own in held.fields.items() if own == kind]
        names += [_named(held.guard_of(ALL), "every fact of law/facts.toml")] if held.rest == kind else []
        if names:
            yield f"- {words}: {', '.join(names)}"


def _named(guard: str, name: str) -> str:
    shown = name if " " in name else f"`{name}`"
    return f"{shown} ({guard})" if guard else shown


if __name__ == "__main__":
    main()

"""The official text of a pack's regulation: read as published, matched, and stored beside the office's data.

The text is never part of the program; an office attaches its own copy, and screens show it beside our gist.
"""

import json
import os
import re
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from xieguan.law.objects import Article, Pack
from xieguan.law.official import AttachError, Match, OfficialText, match, read_file, restore
from xieguan.law.pack import find, load
from xieguan.words import _

NAME = re.compile(r"[a-z0-9-]+")
PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Attachment:
    """An official text that has been stored, how it matches its pack, and the file it was stored in."""

    text: OfficialText
    match: Match
    stored_in: Path
    title_found: bool

    def sentences(self) -> list[str]:
        """Everything a person should look at before relying on the text."""
        title = [_("the title of the pack does not occur in the text: is it the right one?")]
        doubts = [
            _("line {line}: {say}: {text}").format(line=doubt.line, say=doubt.say, text=doubt.text)
            for doubt in self.text.unmatched
        ]
        return [*([] if self.title_found else title), *self.match.sentences(), *doubts]


def default_store() -> Path:
    """The data directory: XIEGUAN_DATA, or the user's own."""
    return Path(os.environ.get("XIEGUAN_DATA") or Path.home() / ".local" / "share" / "xieguan")


def attach(pack_id: str, path: Path, store: Path, *, instrument: str | None = None) -> Attachment:
    """Read the text in `path`, match it to a pack and store it. Raises AttachError, LookupError or PackErrors.

    A collection of norms holds several laws: `instrument` says which of them the text is.
    """
    pack = load(find(pack_id))
    articles, title = _part(pack, instrument)
    text = read_file(path)
    if not text.articles:
        raise AttachError(
            _("{file} holds no article: none of its lines begins with 第一条").format(file=path.name)
        )
    target = _target(store, pack.id, instrument)
    _write(target, json.dumps(asdict(text), ensure_ascii=False, indent=1))
    found = _bare(title) in _bare(text.preamble)
    return Attachment(text, match(articles, text, selection=bool(pack.instruments)), target, found)


def read_attached(pack_id: str, store: Path, *, instrument: str | None = None) -> OfficialText | None:
    """The text attached to a pack, None where there is none. Raises AttachError for a damaged file."""
    target = _target(store, pack_id, instrument)
    if not target.exists():
        return None
    try:
        return restore(json.loads(target.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AttachError(_("{file} is damaged; attach the text again").format(file=target.name)) from error


def _part(pack: Pack, instrument: str | None) -> tuple[tuple[Article, ...], str]:
    """The articles a text is matched to and the title it should carry."""
    known = {entry.id: entry.title["zh"] for entry in pack.instruments}
    if instrument is None and not known:
        return pack.articles, pack.title["zh"]
    if instrument not in known:
        if not known:
            raise AttachError(_("{pack} is one regulation and has no instruments").format(pack=pack.id))
        say = _("{pack} collects several laws; say which one the text is: {known}")
        raise AttachError(say.format(pack=pack.id, known=" ".join(known)))
    return tuple(article for article in pack.articles if article.instrument == instrument), known[instrument]


def _bare(text: str) -> str:
    """A text without spaces and without what stands in brackets (（试行）), to look a title up in."""
    return re.sub(r"[（(][^（）()]*[）)]|[\s《》]", "", text)


def _target(store: Path, pack_id: str, instrument: str | None) -> Path:
    names = (pack_id, instrument) if instrument else (pack_id,)
    if not all(NAME.fullmatch(name) for name in names):
        raise AttachError(_('"{name}" is not the name of a pack').format(name=pack_id))
    folder = (store / "texts").resolve()
    if folder.is_relative_to(PACKAGE):
        say = _("texts are kept with the office's data, not inside the program: {folder}")
        raise AttachError(say.format(folder=store))
    return folder / f"{'.'.join(names)}.json"


def _write(target: Path, content: str) -> None:
    """Put a file in place whole: a reader sees the old text or the new one, never a half."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

"""Icons as `<svg class="i"><use href="#i-name">`; the page ends with a sprite of those it used.

The outlines are lucide's; the three verdicts have glyphs of our own, for shape says what colour only helps to say.
"""

from contextvars import ContextVar
from functools import cache
from xml.etree import ElementTree as ET

from lucide import IconDoesNotExist
from lucide.jinja import lucide
from markupsafe import Markup

OWN = {
    "v-met": '<circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="3"/>',
    "v-no": '<circle cx="12" cy="12" r="10" fill="currentColor"/>',
    "v-unk": (
        '<circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2" '
        'stroke-dasharray="3.2 3"/><path d="M9 9.4a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2M12 17.2v.2" fill="none" '
        'stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>'
    ),
}
LINES = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
HATCH = (
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-bg" width="7" height="7"/><line class="hatch-ln" x1="0" y1="0" x2="0" y2="7"/></pattern>'
)

_used: ContextVar[tuple[str, ...]] = ContextVar("icons", default=())


def icon(name: str) -> Markup:
    """One icon, for the eye only: a button without words needs a `.vh` label beside it. Raises where it is unknown."""
    used, drawn = _used.get(), _drawn(name)
    if name not in used:
        _used.set((*used, name))
    return drawn


@cache
def _drawn(name: str) -> Markup:
    symbol(name)
    return Markup('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)


def sprite() -> Markup:
    """The outlines of all icons used since the last sprite; at the end of a page or of a partial."""
    names = _used.get()
    forget()
    inside = Markup("").join(symbol(name) for name in sorted(names))
    hatch = Markup(HATCH)  # noqa: S704  a constant
    return Markup('<svg class="sprite" aria-hidden="true">{}{}</svg>').format(hatch, inside)


def forget() -> None:
    """Begin anew: what another page used is not this one's."""
    _used.set(())


@cache
def symbol(name: str) -> Markup:
    """An icon's outline, to be drawn once. Raises KeyError for a name nobody knows."""
    if name in OWN:
        return Markup(f'<symbol id="i-{name}" viewBox="0 0 24 24">{OWN[name]}</symbol>')  # noqa: S704
    try:
        drawing = lucide(name, size=None)
    except IconDoesNotExist:
        raise KeyError(name) from None
    inside = "".join(_plain(child) for child in ET.fromstring(drawing))  # noqa: S314  the package's own
    return Markup(f'<symbol id="i-{name}" viewBox="0 0 24 24" {LINES}>{inside}</symbol>')  # noqa: S704


def _plain(element: ET.Element) -> str:
    tag = element.tag.rpartition("}")[2]
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    return f"<{tag}{attributes}/>"

"""What is a list, and what only looks like one: dialogue, initials, dates, a lone paragraph."""

from __future__ import annotations

from itertools import pairwise

from tei.layout import ends_sentence
from tei.recognizers.lists.extent import Page
from tei.recognizers.lists.nesting import List
from tei.regexes import compiled

_SAYING = frozenset(
    "said says asked asks replied replies answered answers cried cries whispered whispers "
    "exclaimed returned added observed murmured shouted dit répondit demanda sagte fragte "
    "dijo preguntó respondió".split()
)
_MONTHS = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "january february march may june july october december janvier février mars avril juin "
    "juillet août septembre octobre novembre décembre".split()
)
_WORD = compiled(r"[^\W\d_]+")


def is_list(page: Page, found: List, counted: dict[str, int]) -> bool:
    """True if items of one look are a list. `counted` is how far each numbering has come."""
    items = found.items
    if not found.numbered:
        return len(items) > 1 and not _is_dialogue(page, found)
    if not found.systems:
        return False
    first = found.first_value()
    if first != 1 and counted.get(found.style, -1) != first - 1 and len(items) < 3:
        return False
    if len(items) < 2 and counted.get(found.style, -1) != first - 1:
        return False
    if any(system.startswith("upper") for system in found.systems) and len(items) < 3:
        return _hangs(page, found)
    return not _is_diary(page, found)


def _hangs(page: Page, found: List) -> bool:
    """True if a second line of an item stands under its words."""
    for item in found.items:
        n = item.marker.line + 1
        if n < item.last and page.line(n).strip():
            return page.columns(n) == item.marker.column
    return False


def _is_diary(page: Page, found: List) -> bool:
    """“3. März ...”, “4. März ...”: days, not items."""
    days = 0
    for item in found.items:
        word = _WORD.match(page.document.text, item.marker.body)
        days += word is not None and word[0].lower() in _MONTHS
    return days * 2 > len(found.items)


def _is_dialogue(page: Page, found: List) -> bool:
    """Paragraphs that begin with a dash and are spoken.

    Lines that hang under the first words are typical of lists, and so are items without blank
    lines between them in a text that has them between paragraphs. Otherwise a dash is taken for
    a bullet only if most items are no sentences.
    """
    if found.style not in "-–—":
        return False
    if found.style != "—" and _hangs(page, found):
        return False
    items = found.items
    spoken = sentences = 0
    for item in items:
        words = page.document.text[item.marker.body : page.end_of(item.last - 1)]
        sentences += ends_sentence(words)
        spoken += words.rstrip("\"'”’»").endswith(("?", "!")) or any(
            w in _SAYING for w in _WORD.findall(words[-200:])
        )
    if found.style == "—":
        return sentences * 3 > len(items)
    if spoken == 0:
        return found.style == "–" and sentences == len(items) and not _introduced(page, found)
    if found.style == "-" and _is_tight(page, found):
        return spoken * 2 > len(items) and not _introduced(page, found)
    return sentences * 2 > len(items)


def _introduced(page: Page, found: List) -> bool:
    """True if the line before the list ends with a colon."""
    n = found.items[0].marker.line - 1
    while n >= 0 and not page.line(n).strip():
        n -= 1
    return n >= 0 and page.line(n).rstrip().endswith(":")


def _is_tight(page: Page, found: List) -> bool:
    """True if no blank line stands between items, and one before or after the list."""
    items = found.items
    tight = all(
        page.line(item.last - 1).strip() and following.marker.line == item.last
        for item, following in pairwise(items)
    )
    first, last = items[0].marker.line, items[-1].last
    total = len(page.document.lines) - 1
    return tight and (
        (first > 0 and not page.line(first - 1).strip())
        or (last < total and not page.line(last).strip())
    )

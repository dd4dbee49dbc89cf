"""One-change mutants of XML files, and what jing says of them.

A mutant is a file in which one thing was changed, byte for byte, and everything else was left as
it stands: the mistakes that hands make (a tag misspelt, an element in the wrong place, an attribute
forgotten) rather than noise. Seeded: the same seed makes the same mutants on any machine.

    python tests/validators/mutants.py FILE --seed 7 --count 10       prints ten of them
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

TAG = re.compile(rb"<[^\s/>]+")
ATTRIBUTE = re.compile(rb"\s+([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
WORDS = ("stray words", "x", "1953", "see above")
VALUES = ("", "a b", "#nowhere", "1999", "March 1953", "12/3/1953", "high", "x", "true", "-1")


class Attribute(NamedTuple):
    """One attribute in a start tag: where it (with the space before it) and its value stand."""

    name: bytes
    start: int
    end: int
    value_start: int
    value_end: int


class Span(NamedTuple):
    """One element in the bytes: `start`..`inner`: its start tag; `outer`..`end`: its end tag.

    `<lb/>` has inner = outer = end.
    """

    name: bytes
    start: int
    inner: int
    outer: int
    end: int
    parent: int
    attributes: tuple[Attribute, ...]

    @property
    def empty(self) -> bool:
        return self.inner == self.end


class Names(NamedTuple):
    """What things may be renamed to: all names that a schema knows."""

    elements: tuple[str, ...]
    attributes: tuple[str, ...]


class Mutant(NamedTuple):
    """A changed file: `data`, what was done in words, and at which byte the first change stands."""

    kind: str
    words: str
    data: bytes
    offset: int

    @property
    def place(self) -> tuple[int, int]:
        """Line and column (in characters) of the change."""
        line = self.data.count(b"\n", 0, self.offset) + 1
        start = self.data.rfind(b"\n", 0, self.offset) + 1
        return line, len(self.data[start : self.offset].decode("utf-8", "replace")) + 1


def names_of(schema: Path) -> Names:
    """The element and attribute names of a RELAX NG schema, sorted.

    Output for a small one: Names(elements=("a", "b"), attributes=("href",)).
    """
    text = schema.read_text(encoding="utf-8")
    elements = re.findall(r"<(?:rng:)?element\b[^>]*\bname=\"([\w.:-]+)\"", text)
    attributes = re.findall(r"<(?:rng:)?attribute\b[^>]*\bname=\"([\w.:-]+)\"", text)
    return Names(tuple(sorted(set(elements))), tuple(sorted(set(attributes))))


def spans(data: bytes) -> list[Span]:
    """The elements of a file in document order.

    Input `b'<a><b c="1"/></a>'`; output Span(b"a", 0, 3, 13, 17, -1, ()), Span(b"b", 3, 13, ...).
    UTF-8 without entities of its own, or the positions would be those of the entity.
    """
    found: list[Span] = []
    open_: list[int] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        inner = tag_end(data, at)
        begin = TAG.match(data, at)
        assert begin
        held = tuple(
            Attribute(m[1], m.start(), m.end(), m.start(2) + 1, m.end(2) - 1)
            for m in ATTRIBUTE.finditer(data, begin.end(), inner)
        )
        found.append(Span(begin[0][1:], at, inner, 0, 0, open_[-1] if open_ else -1, held))
        open_.append(len(found) - 1)

    def end(name: str) -> None:
        number = open_.pop()
        span = found[number]
        if data[span.inner - 2 : span.inner] == b"/>":
            found[number] = span._replace(outer=span.inner, end=span.inner)
        else:
            at = parser.CurrentByteIndex
            found[number] = span._replace(outer=at, end=data.index(b">", at) + 1)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found


def tag_end(data: bytes, at: int) -> int:
    """The offset after the `>` of the start tag at `at`."""
    match = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>").match(data, at)
    assert match
    return match.end()


# -- the changes -----------------------------------------------------------------------------


class Change:
    """The makers of one change each; a maker that cannot (no attribute to drop) answers None."""

    def __init__(self, data: bytes, names: Names, chance: random.Random) -> None:
        self.data, self.names, self.chance = data, names, chance
        self.spans = spans(data)

    def made(self, kind: str, words: str, *edits: tuple[int, int, bytes]) -> Mutant:
        data = self.data
        for start, end, new in sorted(edits, reverse=True):
            data = data[:start] + new + data[end:]
        return Mutant(kind, words, data, min(e[0] for e in edits))

    def some(self) -> Span:
        return self.chance.choice(self.spans)

    def inner(self) -> Span:
        return self.chance.choice(self.spans[1:] or self.spans)

    def whole(self, span: Span) -> bytes:
        return self.data[span.start : span.end]

    def renamed(self, kind: str, span: Span, name: str) -> Mutant:
        new = name.encode()
        edits = [(span.start + 1, span.start + 1 + len(span.name), new)]
        if not span.empty:
            edits.append((span.outer + 2, span.outer + 2 + len(span.name), new))
        words = f"<{span.name.decode()}> renamed to <{name}>"
        return self.made(kind, words, *edits)._replace(offset=span.start)

    def delete(self) -> Mutant:
        span = self.inner()
        return self.made(
            "delete", f"<{span.name.decode()}> deleted", (span.start, span.end, b"")
        )

    def unwrap(self) -> Mutant | None:
        span = self.inner()
        if span.empty:
            return None
        words = f"the tags of <{span.name.decode()}> deleted"
        return self.made(
            "unwrap", words, (span.start, span.inner, b""), (span.outer, span.end, b"")
        )

    def misspell(self) -> Mutant | None:
        span = self.some()
        name = misspelt(span.name.decode(), self.chance)
        if name in self.names.elements:
            return None
        return self.renamed("misspell", span, name)

    def rename(self) -> Mutant | None:
        span = self.some()
        name = self.chance.choice(self.names.elements)
        return None if name.encode() == span.name else self.renamed("rename", span, name)

    def move(self) -> Mutant | None:
        span, target = self.inner(), self.some()
        if span.start <= target.start < span.end or target.empty:
            return None
        at = self.chance.choice([target.inner, target.outer])
        if span.start <= at <= span.end:
            return None
        words = f"<{span.name.decode()}> moved into <{target.name.decode()}>"
        return self.made(
            "move", words, (span.start, span.end, b""), (at, at, self.whole(span))
        )

    def swap(self) -> Mutant | None:
        span = self.inner()
        after = [s for s in self.spans if s.parent == span.parent and s.start >= span.end]
        if not after or after[0].name == span.name:
            return None
        other = after[0]
        words = f"<{span.name.decode()}> and <{other.name.decode()}> exchanged"
        return self.made(
            "swap", words, (span.start, span.end, self.whole(other)),
            (other.start, other.end, self.whole(span)),
        )  # fmt: skip

    def wrap(self) -> Mutant:
        span, name = self.inner(), self.chance.choice(self.names.elements)
        start, end = f"<{name}>".encode(), f"</{name}>".encode()
        words = f"<{span.name.decode()}> wrapped in <{name}>"
        return self.made(
            "wrap", words, (span.start, span.start, start), (span.end, span.end, end)
        )

    def double(self) -> Mutant:
        """A copy has no xml:id of its own, as an editor's would not."""
        span = self.inner()
        copy = re.sub(rb"\s+xml:id=(\"[^\"]*\"|'[^']*')", b"", self.whole(span))
        words = f"<{span.name.decode()}> doubled"
        return self.made("double", words, (span.end, span.end, copy))

    def text(self) -> Mutant | None:
        span = self.some()
        if span.empty:
            return None
        at, words = self.chance.choice([span.inner, span.outer]), self.chance.choice(WORDS)
        told = f"text added in <{span.name.decode()}>"
        return self.made("text", told, (at, at, words.encode()))

    def attribute_add(self) -> Mutant | None:
        span, name = self.some(), self.chance.choice(self.names.attributes)
        if any(a.name == name.encode() for a in span.attributes):
            return None
        value = self.chance.choice(VALUES)
        at = span.start + 1 + len(span.name)
        words = f'{name}="{value}" added to <{span.name.decode()}>'
        new = f' {name}="{value}"'.encode()
        return self.made("attribute-add", words, (at, at, new))

    def _attribute(self) -> tuple[Span, Attribute] | None:
        span = self.some()
        held = [a for a in span.attributes if not a.name.startswith(b"xmlns")]
        return (span, self.chance.choice(held)) if held else None

    def attribute_drop(self) -> Mutant | None:
        if not (found := self._attribute()):
            return None
        span, held = found
        words = f"@{held.name.decode()} of <{span.name.decode()}> deleted"
        return self.made("attribute-drop", words, (held.start, held.end, b""))

    def attribute_rename(self) -> Mutant | None:
        if not (found := self._attribute()):
            return None
        span, held = found
        old = held.name.decode()
        name = self.chance.choice([misspelt(old, self.chance),
                                   self.chance.choice(self.names.attributes)])  # fmt: skip
        if any(a.name == name.encode() for a in span.attributes) or ":" in old.strip("xml:"):
            return None
        if name.startswith(("xmlns", ":")) or name.endswith(":"):
            return None
        if ":" in name and not name.startswith("xml:"):
            return None
        at = held.start + len(self.data[held.start : held.end]) - len(
            self.data[held.start : held.end].lstrip()
        )
        words = f"@{old} of <{span.name.decode()}> renamed to @{name}"
        return self.made("attribute-rename", words, (at, at + len(held.name), name.encode()))

    def attribute_value(self) -> Mutant | None:
        if not (found := self._attribute()):
            return None
        span, held = found
        new = self.chance.choice(VALUES).encode()
        if self.data[held.value_start : held.value_end] == new:
            return None
        words = f"@{held.name.decode()} of <{span.name.decode()}> set to “{new.decode()}”"
        return self.made("attribute-value", words, (held.value_start, held.value_end, new))


KINDS: tuple[Callable[[Change], Mutant | None], ...] = (
    Change.delete, Change.unwrap, Change.misspell, Change.rename, Change.move, Change.swap,
    Change.wrap, Change.double, Change.text, Change.attribute_add, Change.attribute_drop,
    Change.attribute_rename, Change.attribute_value,
)  # fmt: skip


def misspelt(name: str, chance: random.Random) -> str:
    """A name as hands miss it: a letter lost, doubled, exchanged, or of the wrong case.

    Input `placeName`; output `placename`, `plaecName`, `placName` ...
    """
    while True:
        at = chance.randrange(len(name))
        kind = chance.choice(["lose", "double", "exchange", "case"])
        new = {
            "lose": name[:at] + name[at + 1 :],
            "double": name[: at + 1] + name[at:],
            "exchange": name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            "case": name[:at] + name[at].swapcase() + name[at + 1 :],
        }[kind]
        if new != name and re.fullmatch(r"[A-Za-z][\w.-]*(:[A-Za-z][\w.-]*)?", new):
            return new
        if len(name) == 1:
            return name * 2


def mutants(data: bytes, names: Names, count: int, seed: str) -> list[Mutant]:
    """`count` mutants of a file, no two alike, of all kinds in turn.

    Example: `mutants(Path("base.xml").read_bytes(), names_of(schema), 10, "7")`.
    """
    chance = random.Random(seed)
    change = Change(data, names, chance)
    made: list[Mutant] = []
    seen = {data}
    tries, turn = 0, chance.randrange(len(KINDS))
    while len(made) < count and tries < 40 * count:
        tries += 1
        mutant = KINDS[turn % len(KINDS)](change)
        if mutant is None and tries % 8:
            continue
        turn += 1
        if mutant is not None and mutant.data not in seen and well_formed(mutant.data):
            seen.add(mutant.data)
            made.append(mutant)
    return made


def well_formed(data: bytes) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


# -- jing ------------------------------------------------------------------------------------


class Told(NamedTuple):
    """One message of jing's."""

    line: int
    column: int
    severity: str
    words: str


JING = re.compile(r"(.+?):(\d+):(\d+): (error|fatal): (.*)")


def jing(schema: Path, files: Sequence[Path]) -> dict[Path, list[Told]]:
    """What jing says of each file, all in one run: `{file: []}` for a valid one."""
    told: dict[Path, list[Told]] = {file: [] for file in files}
    for start in range(0, len(files), 2000):
        command = ["jing", str(schema), *map(str, files[start : start + 2000])]
        output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        for line in output.splitlines():
            if match := JING.match(line):
                found = Told(int(match[2]), int(match[3]), match[4], match[5])
                told[Path(match[1])].append(found)
    return told


def main() -> None:
    """Print mutants of a file: their kind, place, words."""
    import argparse

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--schema", type=Path, required=True)
    parser.add_argument("--seed", default="1953")
    parser.add_argument("--count", type=int, default=13)
    parser.add_argument("--folder", type=Path, help="write them here")
    options = parser.parse_args()
    made = mutants(
        options.file.read_bytes(), names_of(options.schema), options.count, options.seed
    )
    for number, mutant in enumerate(made):
        line, column = mutant.place
        sys.stdout.write(f"{number:4} {line}:{column} {mutant.kind}: {mutant.words}\n")
        if options.folder:
            (options.folder / f"{number:04}.xml").write_bytes(mutant.data)


if __name__ == "__main__":
    main()

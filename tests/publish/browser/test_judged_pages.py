"""axe over all pages that we can make, at 320 and 1280 pixels, light and dark; nothing hangs over.

A sample of each set; `make judges` shows it all of them (`judging.ALL`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from judging import ALL, SETS, made, node_module

# What may be otherwise in the dark.
OF_COLOUR = "runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']},"
AXE = (
    "const done = arguments[0]; axe.run(document, {%s resultTypes: ['violations']})"
    ".then(r => done(r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200))))"
)


@pytest.mark.parametrize("kind", SETS)
def test_axe_finds_nothing(kind: str, shared: Path, browser: Any, tmp_path: Path) -> None:
    axe = (node_module("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    found = []
    pages = made(kind, "html", shared, tmp_path)
    for page in pages if ALL else pages[:2]:
        browser.open(page)
        browser.command("Runtime.evaluate", expression=axe)
        for width in (1280, 320):
            for dark in (False, True):
                browser.look(width, dark=dark)
                said = browser.driver.execute_async_script(AXE % (OF_COLOUR if dark else ""))
                found += [f"{page.name} {width} {'dark' if dark else 'light'} {s}" for s in said]
            inner, outer = browser.driver.execute_script(
                "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]"
            )
            if inner > outer:
                found.append(f"{page.name} {width}: {inner - outer} pixels hang over the edge")
    assert found == []

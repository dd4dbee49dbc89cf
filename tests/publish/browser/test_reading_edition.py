"""What a reader does with a reading edition, in a real browser: by mouse, by keyboard, on paper."""

from __future__ import annotations

import base64
import re
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from publish_documents import ROOT, tei

from tei.publish import Source, publish

from .conftest import Browser, missing, node_module

Make = Callable[..., Source]
OPEN = ":popover-open"


def color(browser: Browser, css: str) -> str:
    said: str = browser.find(css).value_of_css_property("background-color")
    return said


# -- by mouse --------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_note_opens_beside_its_marker_and_leads_to_the_list(
    script: bool, browser: Browser, edition: Path
) -> None:
    browser.open(edition, script=script)
    browser.find("#n1-ref").click()
    note = browser.find(OPEN)
    assert note.text.startswith("Dr. Vasey designed four towers")
    note.find_element("css selector", "a[href='#n1']").click()
    assert browser.driver.current_url.endswith("#n1")
    browser.find("#n1 .back").click()
    assert browser.driver.current_url.endswith("#n1-ref")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_the_switches(script: bool, browser: Browser, edition: Path) -> None:
    browser.open(edition, script=script)
    supplied = browser.find("ins.supplied")
    plain = color(browser, "ins.supplied")
    assert supplied.text == "[what]"
    browser.find("#display summary").click()
    browser.find("#interventions-marked").click()
    assert color(browser, "ins.supplied") != plain
    browser.find("#interventions-hidden").click()
    assert not supplied.is_displayed()
    browser.find("#interventions-shown").click()
    assert supplied.is_displayed()
    name = browser.find("#div-the-rock-and-the-men a.persName")
    assert "none" in name.value_of_css_property("text-decoration-line")
    browser.find("#names-marked").click()
    assert "underline" in name.value_of_css_property("text-decoration-line")
    browser.find("#names-marked").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_corrections_as_printed_or_corrected(
    script: bool, browser: Browser, document: Make, tmp_path: Path
) -> None:
    source = document("<p>It is <choice><sic>teh</sic><corr>the</corr></choice> end.</p>")
    page = tmp_path / "a.html"
    page.write_bytes(publish(source, ["html"]).files["a.html"])
    browser.open(page, script=script)
    assert browser.find(".body p").text.endswith("It is teh end.")
    browser.find("#display summary").click()
    browser.find("#corrections-corrected").click()
    assert browser.find(".body p").text.endswith("It is the end.")


def test_the_switches_are_remembered(browser: Browser, edition: Path) -> None:
    browser.open(edition)
    browser.find("#display summary").click()
    browser.find("#interventions-hidden").click()
    browser.open(edition)
    assert browser.find("#interventions-hidden").get_attribute("checked")
    browser.find("#display summary").click()
    browser.find("#interventions-shown").click()


def test_what_is_hidden_in_one_edition_is_shown_in_another(
    browser: Browser, edition: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.html"
    other.write_bytes(edition.read_bytes())
    browser.open(edition)
    browser.find("#display summary").click()
    browser.find("#interventions-hidden").click()
    browser.open(other)
    assert browser.find("ins.supplied").is_displayed()
    browser.open(edition)
    assert not browser.find("ins.supplied").is_displayed()
    browser.find("#display summary").click()
    browser.find("#interventions-shown").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_what_is_hidden_is_said_in_the_text_and_on_paper(
    script: bool, browser: Browser, document: Make, tmp_path: Path
) -> None:
    body = "<p>A <supplied>b</supplied> <choice><sic>teh</sic><corr>the</corr></choice></p>"
    page = tmp_path / "a.html"
    page.write_bytes(publish(document(body), ["html"]).files["a.html"])
    browser.open(page, script=script)

    def said() -> list[str]:
        notices = [n.text for n in browser.find_all(".notice") if n.is_displayed()]
        return [text.split(";")[0].split(" in this view")[0] for text in notices]

    assert said() == ["The text is shown as printed"]
    browser.find("#display summary").click()
    browser.find("#corrections-corrected").click()
    browser.find("#interventions-hidden").click()
    hidden = ["The editor’s interventions are hidden", "The text is shown corrected"]
    assert said() == hidden
    browser.command("Emulation.setEmulatedMedia", media="print")
    assert said() == hidden
    browser.command("Emulation.setEmulatedMedia", media="")


def test_the_contents_lead_to_the_divisions(browser: Browser, edition: Path) -> None:
    browser.open(edition)
    links = browser.find_all("#contents a")
    assert [a.text for a in links][:2] == ["I. The rock and the men", "II. The eleven nights"]
    links[1].click()
    assert browser.driver.current_url.endswith("#div-the-eleven-nights")


def test_a_paragraph_has_an_address(browser: Browser, edition: Path) -> None:
    browser.open(edition)
    browser.find("#p3").click()
    assert browser.driver.current_url.endswith("#p3")
    assert color(browser, "p:has(> #p3)") != color(browser, "p:has(> #p2)")


def test_the_panel_shows_the_tei_and_the_rule(browser: Browser, edition: Path) -> None:
    browser.open(edition)
    browser.find("#display summary").click()
    browser.find("#tei-switch").click()
    browser.find("#div-the-rock-and-the-men a.persName[href='#person-edmund-vasey']").click()
    assert browser.find("#tei-code").text == (
        '<persName ref="#person-edmund-vasey" ana="#persons.2">Dr. Edmund Vasey</persName>'
    )
    assert "persons: a form of address" in browser.find("#tei-rule").text
    assert "#" not in browser.driver.current_url
    path = browser.find_all("#tei-path button")
    assert [b.text for b in path][-2:] == ["<p>", "<persName>"]
    path[-2].click()
    assert browser.find("#tei-code").text.startswith("<p>Sorrel Head stands")
    browser.find("#tei-close").click()
    assert not browser.find("#tei").is_displayed()


def test_a_citation_is_copied(browser: Browser, edition: Path) -> None:
    browser.open(edition)
    browser.command("Browser.grantPermissions",
                    permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])  # fmt: skip
    browser.find("#cite details summary").click()
    button = browser.find("[data-copy='citation-BibTeX']")
    button.click()
    said = browser.driver.execute_async_script(
        "const done = arguments[0]; setTimeout(() => navigator.clipboard.readText()"
        ".then(done, e => done(String(e))), 300)"
    )
    assert said.startswith("@misc{HarrietPenrose")
    assert button.text == "Copied"


# -- by keyboard -----------------------------------------------------------------------------


def test_the_whole_page_by_keyboard(browser: Browser, edition: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(edition)
    browser.press(Keys.TAB)
    assert browser.focused().get_attribute("class") == "skip"
    browser.press(Keys.ENTER)
    assert browser.driver.current_url.endswith("#text")
    seen = []
    for _ in range(400):
        browser.press(Keys.TAB)
        at = browser.focused()
        if at.tag_name == "body":
            break
        seen.append(at.get_attribute("id") or at.get_attribute("href") or at.tag_name)
    assert "p1" in seen
    assert "n1-ref" in seen
    assert seen[-1] == "summary" or "citation" in seen[-1]


def test_a_note_by_keyboard(browser: Browser, edition: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(edition)
    browser.driver.execute_script("document.getElementById('n1-ref').focus()")
    browser.press(Keys.ENTER)
    assert browser.find(OPEN).text.startswith("Dr. Vasey")
    browser.press(Keys.TAB)
    assert browser.focused().get_attribute("href").endswith("#person-edmund-vasey")
    browser.press(Keys.ESCAPE)
    assert not browser.find_all(OPEN)
    assert browser.focused().get_attribute("id") == "n1-ref"


# -- without script, on paper ----------------------------------------------------------------


def test_without_script_all_can_be_read(browser: Browser, edition: Path) -> None:
    browser.open(edition, script=False)
    text = browser.find("main").text
    for words in (
        "The Keepers of Sorrel Head",
        "The tower at Sorrel Head, from the sea",
        "Put a penny in the spout",
        "The last of them",
        "Northern Lights Board",
    ):
        assert words in text
    assert not browser.find("#tei-switch").is_displayed()
    assert not [b for b in browser.find_all("button.copy") if b.is_displayed()]


def test_on_paper(browser: Browser, edition: Path, tmp_path: Path) -> None:
    browser.open(edition)
    made = browser.command("Page.printToPDF", printBackground=False, preferCSSPageSize=True)
    data = base64.b64decode(made["data"])
    assert data.startswith(b"%PDF")
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    try:
        said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    except FileNotFoundError:
        missing("pdftotext")
    text = " ".join(said.decode().split())
    assert "designed four towers" in text
    assert "Contents" not in text
    assert "TEI of the selection" not in text
    assert text.count("designed four towers") == 1


# -- for everybody, and by the rules ---------------------------------------------------------


def test_deep_contents_keep_their_width_and_size(
    browser: Browser, document: Make, tmp_path: Path
) -> None:
    """From the fifth level on, an entry is indented no further and set no smaller."""
    deep = "".join(f"<div><head>Level {n}</head><p>One.</p>" for n in range(1, 25))
    source = document(deep + "</div>" * 24)
    path = tmp_path / "deep.html"
    path.write_bytes(publish(source, ["html"]).files["a.html"])
    browser.open(path)
    browser.look(320)
    links = [a for a in browser.find_all("#contents a") if a.text.startswith("Level")]
    assert len(links) == 24
    begins = [link.rect["x"] for link in links]
    sizes = [link.value_of_css_property("font-size") for link in links]
    assert begins[0] < begins[1] < begins[2] < begins[3]
    assert len(set(begins[4:])) == len(set(sizes[4:])) == 1


def test_a_long_label_of_a_list_is_not_printed_over_anything(
    browser: Browser, document: Make, tmp_path: Path
) -> None:
    items = "".join(f'<item n="{n}">Words.</item>' for n in ("Article 12.", "(xviii)", "1."))
    source = document(f'<list rend="numbered">{items}</list>')
    path = tmp_path / "list.html"
    path.write_bytes(publish(source, ["html"]).files["a.html"])
    browser.open(path)
    browser.look(320)
    labels = [label.rect for label in browser.find_all("li > .label")]
    assert len({round(label["height"]) for label in labels}) == 1
    tops = [label["y"] for label in labels]
    assert all(a + labels[0]["height"] <= b + 1 for a, b in pairwise(tops))
    assert labels[0]["width"] > labels[1]["width"] > labels[2]["width"]


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_hangs_over_the_edge(width: int, browser: Browser, edition: Path) -> None:
    browser.open(edition)
    browser.look(width)
    inner, outer = browser.driver.execute_script(
        "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]"
    )
    assert inner <= outer


HEBREW = (
    '<text xml:lang="he"><body><div><head>בראשית</head><p>בראשית ברא</p>'
    '<p xml:lang="en">An English paragraph.</p><quote><p xml:lang="en">Another.</p></quote>'
    "</div></body></text>"
)


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_hangs_over_the_edge_of_a_page_that_runs_from_the_right(
    width: int, browser: Browser, document: Make, tmp_path: Path
) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(publish(document(HEBREW), ["html"]).files["a.html"])
    browser.open(page)
    browser.look(width)
    inner, outer = browser.driver.execute_script(
        "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]"
    )
    assert inner <= outer
    numbers = [n.rect["x"] for n in browser.find_all("a.n")]
    assert len({round(x) for x in numbers[:2]}) == 1


def test_the_policy_holds_and_nothing_is_loaded(browser: Browser, edition: Path) -> None:
    browser.driver.get_log("browser")
    browser.open(edition)
    assert browser.driver.get_log("browser") == []
    loaded = browser.driver.execute_script("return performance.getEntriesByType('resource').length")
    assert loaded == 0


def test_assets_beside_the_page(browser: Browser, specimen: Source, tmp_path: Path) -> None:
    for name, data in publish(specimen, ["html"], assets=True, stem="a").files.items():
        (tmp_path / name).write_bytes(data)
    browser.driver.get_log("browser")
    browser.open(tmp_path / "a.html")
    assert browser.driver.get_log("browser") == []
    assert browser.find("main").value_of_css_property("max-width") != "none"
    browser.find("#display summary").click()
    assert browser.find("#tei-switch").is_displayed()


def pages(edition: Path, tmp_path: Path) -> list[Path]:
    """The specimen, and a page of all that the table of elements holds."""
    table = (ROOT / "tests" / "publish" / "html.md").read_text(encoding="utf-8")
    bodies = re.findall(r"^\| `(<.*?>)` \|", table, re.M)
    words = "".join(f"<div>{b}</div>" for b in bodies if "xml:id" not in b).replace("\\|", "|")
    source = tmp_path / "table.xml"
    source.write_text(tei(words), encoding="utf-8")
    page = tmp_path / "table.html"
    page.write_bytes(publish(str(source), ["html"]).files["table.html"])
    return [edition, page]


def test_the_accessibility_rules_of_axe(browser: Browser, edition: Path, tmp_path: Path) -> None:
    axe = (node_module("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    found = []
    for page in pages(edition, tmp_path):
        browser.open(page)
        browser.command("Runtime.evaluate", expression=axe)
        for width in (1280, 320):
            for dark in (False, True):
                browser.look(width, dark=dark)
                found += browser.driver.execute_async_script(
                    "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
                    ".then(r => done(r.violations.map(v => v.id + ': ' + v.nodes[0].html)))"
                )
    assert found == []


def test_the_rules_of_html(edition: Path, tmp_path: Path) -> None:
    jar = node_module("vnu-jar") / "build" / "dist" / "vnu.jar"
    names = [str(page) for page in pages(edition, tmp_path)]
    try:
        said = subprocess.run(["java", "-jar", str(jar), *names], capture_output=True, check=False)
    except FileNotFoundError:
        missing("Java")
    assert said.stderr.decode() == ""
    assert said.returncode == 0

"""A browser, where there is one: chromium by Selenium, without network.

Without it these tests are skipped, with the reason; TEI_REQUIRE_BROWSER=1 (as CI sets it) makes
that a failure. TEI_NODE_MODULES names the folder with axe-core and vnu-jar.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from publish_documents import ROOT

from tei.publish import publish, read

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --disable-dev-shm-usage "
    "--window-size=1280,900"
).split()


def missing(what: str) -> NoReturn:
    if os.environ.get("TEI_REQUIRE_BROWSER"):
        pytest.fail(f"TEI_REQUIRE_BROWSER is set, but there is no {what}.")
    pytest.skip(f"There is no {what}.")


def node_module(name: str) -> Path:
    """The folder of a module of npm."""
    for folder in (os.environ.get("TEI_NODE_MODULES", ""), str(ROOT / "node_modules")):
        if folder and (path := Path(folder) / name).is_dir():
            return path
    missing(f"{name} (npm install {name}; TEI_NODE_MODULES names its folder)")


class Browser:
    """A page in a browser, and what one does to it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, page: Path, *, script: bool = True) -> None:
        self.command("Emulation.setScriptExecutionDisabled", value=not script)
        self.driver.get(page.as_uri())

    def command(self, name: str, **arguments: Any) -> Any:
        """A command of the DevTools protocol, which works without the page's script."""
        return self.driver.execute_cdp_cmd(name, arguments)

    def look(self, width: int, *, dark: bool = False) -> None:
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=800,
                     deviceScaleFactor=1, mobile=False)  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", features=[scheme])

    def find(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def find_all(self, css: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements("css selector", css)
        return found

    def press(self, *keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def focused(self) -> Any:
        return self.driver.switch_to.active_element


@pytest.fixture(scope="session")
def _browser() -> Iterator[Browser]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium (tei[dev])")
    from selenium.webdriver.chrome.service import Service

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    guide = shutil.which("chromedriver")
    if not program or not guide:
        missing("chromium with chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=Service(guide))
        driver.set_script_timeout(120)
        try:
            yield Browser(driver)
        finally:
            driver.quit()


@pytest.fixture
def browser(_browser: Browser) -> Browser:
    """A browser as a reader has it: 1280 px, light, with script."""
    _browser.look(1280)
    return _browser


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specimen article, published."""
    folder = tmp_path_factory.mktemp("edition")
    source = read(str(ROOT / "tests" / "articles" / "specimen" / "expected.xml"))
    path = folder / "specimen.html"
    path.write_bytes(publish(source, ["html"]).files["expected.html"])
    return path

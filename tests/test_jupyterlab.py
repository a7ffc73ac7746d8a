"""The essay in a real JupyterLab, in headless Chromium; --long runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted(path.relative_to(ROOT) for path in (ROOT / "notebooks").glob("**/*.ipynb"))
SECONDS = 120

# Runs all cells as its menu does, shows them all, and tells what a reader sees: errors, pictures
# that loaded, and blocks of Arabic that are not set from the right; the explorer's sentences go the
# way of its language, whatever Arabic is counted in them.
RUN = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  panel.content.notebookConfig = {...panel.content.notebookConfig, windowingMode: "none"};
  await window.jupyterapp.commands.execute("notebook:run-all-cells");
  await new Promise(done => setTimeout(done, 1000));
  const code = panel.content.widgets.filter(cell => cell.model.type === "code");
  const outputs = code.flatMap(cell => cell.model.outputs.toJSON());
  const all = selector => Array.from(panel.node.querySelectorAll(selector));
  const count = (node, letters) => (node.innerText.match(letters) || []).length;
  return {
    cells: code.length,
    ran: code.filter(cell => cell.model.executionCount).length,
    errors: outputs.filter(one => one.output_type === "error" || one.name === "stderr")
      .map(one => one.evalue || one.text),
    figures: outputs.filter(one => one.data && one.data["image/png"]).length,
    pictures: all("figure.khitab-figure img").filter(one => one.naturalWidth).length,
    wrong: all(".jp-RenderedHTMLCommon p, .jp-RenderedHTMLCommon td.before")
      .filter(one => !one.closest(".khitab-explorer"))
      .filter(one => count(one, /[\\u0621-\\u064a]/g) > count(one, /[A-Za-z]/g))
      .filter(one => getComputedStyle(one).direction !== "rtl")
      .map(one => one.innerText.slice(0, 60)),
  };
}"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that JupyterLab shows."""
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="module")
def lab(root: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a JupyterLab over a copy of the project's notebooks and articles."""
    if not request.config.getoption("--long"):
        pytest.skip("it takes minutes: --long runs it")
    pytest.importorskip("jupyterlab")
    for name in ("notebooks", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    home = root / "home"
    places = {name: str(home / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    options = ["--no-browser", "--allow-root", "--ServerApp.port=0", "--IdentityProvider.token="]
    options += ["--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={root}"]
    runtime = home / "runtime"
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        env=os.environ | places | {"JUPYTER_RUNTIME_DIR": str(runtime)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _address(runtime, process)
    finally:
        process.terminate()
        process.wait(30)


def _address(runtime: Path, process: subprocess.Popen[bytes]) -> str:
    """Wait until the server says where it is, and answers."""
    for _ in range(2 * SECONDS):
        assert process.poll() is None, "JupyterLab did not start"
        for told in runtime.glob("jpserver-*.json"):
            try:
                url = json.loads(told.read_text("utf-8"))["url"]
                urllib.request.urlopen(f"{url}api/status", timeout=5).close()
            except (OSError, ValueError):
                continue
            return str(url)
        time.sleep(0.5)
    raise AssertionError("JupyterLab did not answer")


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest, lab: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(1000 * SECONDS)
        page.goto(f"{lab}lab?reset")
        page.wait_for_selector(".jp-Launcher, .jp-NotebookPanel", timeout=1000 * SECONDS)
        yield page
        browser.close()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
def test_every_notebook_runs_in_jupyterlab(page: Any, lab: str, path: Path) -> None:
    page.goto(f"{lab}lab/tree/{path.as_posix()}?reset")
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=1000 * SECONDS)
    page.wait_for_function("window.jupyterapp?.shell.currentWidget?.context")
    seen = page.evaluate(RUN)
    assert seen["errors"] == []
    assert seen["ran"] == seen["cells"]
    assert seen["pictures"] == seen["figures"]
    assert bool(seen["figures"]) == ("Figure" in (ROOT / path).read_text("utf-8"))
    assert seen["wrong"] == []


@pytest.mark.parametrize(("folder", "lang"), [("notebooks", "en"), ("notebooks/ar", "ar")])
def test_its_menu_exports_a_report(lab: str, folder: str, lang: str) -> None:
    address = f"{lab}nbconvert/report/{folder}/02_whose_words.ipynb"
    asked = urllib.request.Request(address, headers={"Referer": f"{lab}lab"})
    with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
        html = answer.read().decode("utf-8")
    assert re.search(rf'<html[^>]* lang="{lang}"', html)
    assert "Content-Security-Policy" in html


def test_keys_pressed_in_the_explorer_delete_no_cell(page: Any, lab: str, root: Path) -> None:
    code = (
        "import analysis as ar\n"
        "documents = ar.read_corpus('seeds')\n"
        "ar.explore(documents, hits=ar.find_terms(ar.tokenize(documents), 'هيمنة'))"
    )
    cells = [nbformat.v4.new_code_cell(source) for source in (code, "1", "2")]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), root / "explorer.ipynb")
    page.goto(f"{lab}lab/tree/explorer.ipynb?reset")
    page.wait_for_function("window.jupyterapp?.shell.currentWidget?.context")
    assert page.evaluate(RUN)["errors"] == []
    box = page.locator(".khitab-ask input")
    box.click()
    box.press_sequentially("ddx", delay=50)
    assert box.input_value() == "ddx"
    box.fill("هيمنة")
    box.press("Enter")
    page.locator(".khitab-explorer td.keyword button").first.click()
    page.wait_for_selector("dialog.khitab-dialog[open]")
    for key in "ddx":
        page.keyboard.press(key, delay=50)
    assert page.locator("dialog.khitab-dialog[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("dialog.khitab-dialog[open]").count() == 0
    count = "window.jupyterapp.shell.currentWidget.content.widgets.length"
    assert page.evaluate(count) == len(cells)

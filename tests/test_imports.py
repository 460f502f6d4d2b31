"""Who may import whom, and what loads when."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import vedette

PACKAGE = Path(vedette.__file__).parent
ROOT = Path(__file__).parents[1]
HEAVY = (
    "spacy",
    "fastapi",
    "sqlalchemy",
    "alembic",
    "pyarrow",
    "trafilatura",
    "thinc",
    "numpy",
    "onnxruntime",
    "pydantic",
    "rich",
    "click",
)
HOMES = {
    "spacy": ["extract/language.py"],
    "onnxruntime": ["extract/encoder.py"],
    "trafilatura": ["clean/"],
    "sqlalchemy": ["record/"],
    "alembic": ["record/migrations/"],
    "fastapi": ["serve/"],
    "uvicorn": ["serve/"],
    "pydantic": ["serve/"],
    "rich": ["commands/"],
    "click": ["commands/", "cli.py"],
}


def test_contracts_of_import_linter() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed: pip install -e '.[dev]'")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_vedette_loads_nothing_heavy() -> None:
    code = "import sys, vedette; print(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "vedette" in loaded
    assert not set(HEAVY) & set(loaded)


def test_help_loads_no_model_and_no_server() -> None:
    code = "import sys, vedette.cli; print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "fastapi", "sqlalchemy", "pyarrow", "trafilatura"} & set(loaded)


@pytest.mark.parametrize("library", HOMES)
def test_each_heavy_dependency_has_one_home(library: str) -> None:
    """import-linter sees imports that run; this one sees those under TYPE_CHECKING too."""
    importers = [_name(path) for path in PACKAGE.rglob("*.py") if library in _imported(path)]
    assert importers, f"nothing imports {library}: take it off the list"
    strays = [name for name in importers if not any(name.startswith(home) for home in HOMES[library])]
    if library == "spacy":  # types of its values may be named where they are read
        strays = [name for name in strays if not name.startswith("extract/")]
    assert not strays


@pytest.mark.parametrize("name", ["model", "errors"])
def test_the_values_and_errors_need_the_standard_library_only(name: str) -> None:
    assert _imported(PACKAGE / f"{name}.py") <= sys.stdlib_module_names


def test_nothing_imports_the_root() -> None:
    """``from vedette import …`` is for users; inside, each module names what it needs (commands: the version)."""
    strays = [_name(path) for path in PACKAGE.rglob("*.py") if _from_root(path)]
    assert [name for name in strays if not name.startswith("commands/") and name != "cli.py"] == []


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imported(path: Path) -> set[str]:
    """The top-level packages that a file imports from outside its own package."""
    names = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.partition(".")[0])
    return names


def _from_root(path: Path) -> bool:
    """Whether a file takes a value, not a module, from the package's own root."""
    up = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and (
            node.module == "vedette" or (node.level == up and node.module is None)
        ):
            modules = {one.stem for one in PACKAGE.iterdir()}
            if any(alias.name not in modules for alias in node.names):
                return True
    return False

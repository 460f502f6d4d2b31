"""The measures of the house: files and functions stay short enough to read."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import vedette

PACKAGE = Path(vedette.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef
BROAD = {"Exception", "BaseException"}


def test_there_is_something_to_measure() -> None:
    assert len(FILES) > 20


def test_files_are_short() -> None:
    lengths = {path.relative_to(PACKAGE).as_posix(): _lines(path) for path in FILES}
    too_long = {name: length for name, length in lengths.items() if length > 400}
    assert not too_long
    assert median(lengths.values()) <= 150


def test_functions_are_short() -> None:
    lengths = [function.end_lineno - function.lineno + 1 for _, function in _functions() if function.end_lineno]
    assert quantiles(lengths, n=20)[-1] <= 40


def test_functions_take_few_parameters() -> None:
    crowded = [f"{path.name}: {function.name}" for path, function in _functions() if _parameters(function) > 6]
    assert not crowded


def test_one_broad_except() -> None:
    """The journey's runner alone turns any failure into a Rejected; to tidy up and raise again swallows nothing."""
    found = [path.name for path in FILES for node in ast.walk(_tree(path)) if _is_broad(node)]
    assert found == ["journey.py"]


def test_no_print_and_no_exit_in_the_library() -> None:
    calls = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in FILES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "exit", "quit", "sys.exit", "os._exit"}
    ]
    assert not calls


def test_only_the_command_line_reads_the_environment() -> None:
    readers = [
        path.name
        for path in FILES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}
    ]
    assert not readers, "settings come in through the options of commands/options.py"


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions() -> Iterator[tuple[Path, Function]]:
    for path in FILES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, Function):
                yield path, node


def _parameters(function: Function) -> int:
    given = function.args
    names = [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def _is_broad(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler) or ast.unparse(node.body[-1]) == "raise":
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or ast.unparse(kind) in BROAD for kind in caught)

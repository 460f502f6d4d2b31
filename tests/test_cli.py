"""The command line as its user meets it: output, complaints, exit status."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import vedette.tools
from fake_reader import NoNames, WordReader
from vedette.cli import main
from vedette.journey import Journey
from vedette.tools import open_record

STORY = "{who} captured {place} after a week of fighting, officials said on Saturday in a statement from the front."
ENGLISH = STORY.format(who="Syrian army", place="Mayadin")
FRENCH = (
    "Les forces gouvernementales ont repris la ville vendredi après une semaine de combats, ont déclaré des "
    "responsables dans un communiqué publié samedi, alors que des milliers d'habitants fuyaient vers le désert."
)
FORM = [
    "claim_id", "document_id", "kind", "type", "actor", "target", "place",
    "time", "figure", "status", "source", "quote", "confidence", "reader",
]  # fmt: skip

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command line with a reader of one word, so that neither a model nor a gazetteer is needed."""
    monkeypatch.setattr(vedette.tools, "open_journey", lambda *_: Journey(WordReader(), NoNames()))
    monkeypatch.chdir(tmp_path)
    for name in ("RECORD", "GAZETTEER", "PARTIES", "READER", "HOST", "PORT", "MAX_BYTES"):
        monkeypatch.delenv(f"VEDETTE_{name}", raising=False)

    def call(*words: str | Path, **more: str | bytes) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words], prog_name="vedette", **more)  # type: ignore[arg-type]
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for number, (who, place) in enumerate(
        [("Syrian army", "Mayadin"), ("Iraqi army", "Qaim"), ("Kurdish fighters", "Raqqa")]
    ):
        document = {
            "text": STORY.format(who=who, place=place),
            "published": f"2017-10-1{number}",
            "publisher": "The Post",
        }
        (folder / f"report-{number}.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


# --- read ---


def test_read_prints_claims_in_the_form_of_the_claim_record(run: Run, pile: Path) -> None:
    done = run("read", pile, "--format", "jsonl")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [claim["document_id"] for claim in claims] == ["report-0", "report-1", "report-2"]
    assert list(claims[0]) == FORM
    assert claims[0]["quote"]["exact"] == "Syrian army captured Mayadin"
    assert claims[0]["time"] == {"start": "2017-10-09", "end": "2017-10-09"}


def test_read_takes_standard_input_and_a_day(run: Run) -> None:
    done = run("read", "-", "--published", "2017-11-05", "--format", "jsonl", input=ENGLISH)
    assert json.loads(done.stdout)["time"]["start"] == "2017-11-04"


def test_read_without_a_day_leaves_the_time_open(run: Run) -> None:
    assert json.loads(run("read", "-", "--format", "jsonl", input=ENGLISH).stdout)["time"] is None


def test_read_as_text_marks_the_words_and_lists_the_claims(run: Run, pile: Path) -> None:
    shown = run("read", pile / "report-0.json", "--format", "text").stdout
    assert "[Syrian army captured Mayadin]1 after a week" in shown
    assert "  1  Capture: Syrian army, at Mayadin, 2017-10-09" in shown


def test_read_as_a_table(run: Run, pile: Path) -> None:
    shown = run("read", pile / "report-0.json").stdout
    assert all(words in shown for words in ("Capture", "Syrian army", "Mayadin", "2017-10-09", "The Post"))


def test_read_explains_itself(run: Run, pile: Path) -> None:
    shown = run("read", pile / "report-0.json", "--explain").stdout
    assert "  1  Capture: Syrian army, at Mayadin, 2017-10-09" in shown
    assert "“Syrian army captured Mayadin” (characters " in shown
    assert all(step in shown for step in ("actor", "target", "place", "time", "status", "source", "confidence"))


def test_read_explains_itself_to_programs_too(run: Run, pile: Path) -> None:
    plain = json.loads(run("read", pile / "report-0.json", "--format", "jsonl").stdout)
    traced = json.loads(run("read", pile / "report-0.json", "--format", "jsonl", "--explain").stdout)
    assert {key: traced[key] for key in ("claim_id", "kind", "quote")} == {
        key: plain[key] for key in ("claim_id", "kind", "quote")
    }
    assert "trace" in traced and "trace" not in plain


def test_columns_of_a_table_may_have_other_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'body,date\n"{ENGLISH}",2017-11-05\n', encoding="utf-8")
    done = run("read", "t.csv", "--column", "text=body", "--column", "published=date", "--format", "jsonl")
    assert json.loads(done.stdout)["time"]["start"] == "2017-11-04"


# --- tolls ---


def test_tolls_are_a_table_by_place_and_month(run: Run, record: str) -> None:
    done = run("tolls", "--record", record)
    head, *rows = done.stdout.splitlines()
    assert done.exit_code == 0
    assert head == "month,place,gazetteer_id,kind,type,unit,of,by,low,best,high,tolls"
    assert not rows  # the word reader counts nobody


# --- what cannot be read ---


@pytest.fixture
def troubles(tmp_path: Path) -> Path:
    folder = tmp_path / "troubles"
    folder.mkdir()
    (folder / "a-good.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "encoding.json").write_bytes(b'{"text": "caf\xe9 \xff\xfe in Mosul", "published": "2017-11-05"}')
    (folder / "french.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "future.json").write_text(json.dumps({"text": ENGLISH, "published": "2199-01-01"}), encoding="utf-8")
    (folder / "huge.txt").write_bytes(b"word " * 10_000_000)
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    (folder / "z-good.txt").write_text(ENGLISH.replace("Mayadin", "Qaim"), encoding="utf-8")
    return folder


BAD = {
    "binary.txt": "binary",
    "empty.txt": "empty",
    "encoding.json": "UTF-8",
    "french.txt": "English",
    "future.json": "2199",
    "huge.txt": "too large",
    "picture.html": "picture",
}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(run: Run, troubles: Path) -> None:
    done = run("read", troubles, "--format", "jsonl")
    assert done.exit_code == 1
    assert [json.loads(line)["place"]["name"] for line in done.stdout.splitlines()] == ["Mayadin", "Qaim"]
    complaints = {line.partition(":")[0].removeprefix("rejected "): line for line in done.stderr.splitlines()}
    assert {Path(name).name for name in complaints} == set(BAD)
    for name, reason in BAD.items():
        assert reason in complaints[str(troubles / name)]


def test_run_names_what_it_rejects_in_its_summary(run: Run, troubles: Path) -> None:
    done = run("run", troubles)
    assert done.exit_code == 1
    assert "2 reports read, 0 already known, 7 rejected" in done.stdout
    assert all(name in done.stdout for name in BAD)


def test_an_unreadable_file_is_rejected(run: Run, pile: Path) -> None:
    (pile / "gone.txt").symlink_to(pile / "nowhere.txt")
    done = run("read", pile, "--format", "jsonl")
    assert done.exit_code == 1
    assert "gone.txt" in done.stderr
    assert len(done.stdout.splitlines()) == 3


# --- run ---


def test_run_keeps_what_it_reads_and_says_so(run: Run, pile: Path) -> None:
    done = run("run", pile, "--record", "kept.db")
    assert done.exit_code == 0
    assert "3 reports read, 0 already known, 0 rejected" in done.stdout
    assert "3 claims new (event 3)" in done.stdout
    assert "Events:" in done.stdout and "Holders:" in done.stdout
    with open_record("kept.db") as record:
        assert record.counts()["reports"] == 3


def test_run_again_adds_only_what_is_new(run: Run, pile: Path) -> None:
    run("run", pile)
    (pile / "new.txt").write_text(ENGLISH.replace("Mayadin", "Hajin"), encoding="utf-8")
    assert "1 report read, 3 already known, 0 rejected" in run("run", pile).stdout


def test_the_record_may_come_from_the_environment(run: Run, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEDETTE_RECORD", "elsewhere.db")
    assert run("run", pile).exit_code == 0
    assert Path("elsewhere.db").exists() and not Path("vedette.db").exists()


# --- asking a record ---


@pytest.fixture
def record(run: Run, pile: Path) -> str:
    run("run", pile, "--record", "kept.db")
    return "kept.db"


def test_search_finds_reports_and_claims(run: Run, record: str) -> None:
    done = run("search", "Qaim", "--record", record)
    assert done.exit_code == 0
    assert "report-1" in done.stdout and "show claim c" in done.stdout
    assert "report-0" not in done.stdout


def test_show_claim_gives_its_sentence(run: Run, record: str) -> None:
    with open_record(record) as opened:
        claim = next(opened.iter_claims())
    done = run("show", "claim", claim.claim_id, "--record", record)
    assert claim.quote.exact in done.stdout and "The Post" in done.stdout


def test_show_event_gives_its_claims(run: Run, record: str) -> None:
    with open_record(record) as opened:
        event = opened.account().events[0]
    done = run("show", "event", event.event_id, "--record", record)
    assert event.event_id in done.stdout
    assert all(claim in done.stdout for claim in event.claims)


@pytest.mark.parametrize(("what", "name", "words"), [("place", "raqqa", "Raqqa"), ("actor", "Iraqi army", "Qaim")])
def test_show_place_and_actor_by_name(run: Run, record: str, what: str, name: str, words: str) -> None:
    done = run("show", what, name, "--record", record)
    assert done.exit_code == 0
    assert words in done.stdout and "captured" in done.stdout


# --- one line that says what to do, and status 2 ---


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["read", "no-such-file.txt"], "no such file"),
        (["read", "pile", "--published", "yesterday"], "2017-11-05"),
        (["read", "pile", "--column", "body"], "FIELD=NAME"),
        (["read", "pile", "--column", "colour=red"], "FIELD"),
        (["run", "pile", "--record", "nonsense://here"], "nonsense"),
        (["run", "pile", "--record", "no/such/folder/x.db"], "folder"),
        (["search", "Qaim", "--record", "missing.db"], "missing.db"),
        (["serve", "--record", "missing.db"], "missing.db"),
        (["search", "", "--record", "kept.db"], "which words"),
        (["brief", "--since", "2017-11-05", "--until", "2017-11-01", "--record", "kept.db"], "after"),
        (["show", "claim", "c0", "--record", "kept.db"], "c0"),
        (["show", "event", "e0", "--record", "kept.db"], "e0"),
        (["show", "place", "Atlantis", "--record", "kept.db"], "Atlantis"),
        (["show", "actor", "Nobody", "--record", "kept.db"], "Nobody"),
        (["bench", "linking", "pile"], "input"),
        (["bench", "times", "pile"], "input"),
    ],
)
def test_errors_are_one_line(run: Run, record: str, words: list[str], says: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith("vedette: ")


def test_a_port_in_use_is_said(run: Run, record: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--record", record, "--port", str(port))
    assert done.exit_code == 2
    assert f"port {port}" in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_record_that_is_none_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear Sir or Madam, " * 100, encoding="utf-8")
    done = run("search", "Qaim", "--record", "letter.db")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1 and "letter.db" in done.stderr


def test_a_missing_gazetteer_and_an_unknown_reader_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(ENGLISH, encoding="utf-8")
    done = CliRunner().invoke(main, ["read", "report.txt", "--gazetteer", "missing.sqlite"])
    assert done.exit_code == 2 and "vedette gazetteer build" in done.stderr
    done = CliRunner().invoke(main, ["read", "report.txt", "--reader", "oracle"])
    assert done.exit_code == 2 and "grammar" in done.stderr


def test_a_missing_model_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from vedette.extract import language

    monkeypatch.chdir(tmp_path)
    language.load.cache_clear()
    monkeypatch.setattr(language, "model_package", lambda: None)
    Path("report.txt").write_text(ENGLISH, encoding="utf-8")
    done = CliRunner().invoke(main, ["read", "report.txt", "--format", "jsonl"])
    assert done.exit_code == 2
    assert "pip install" in done.stderr and len(done.stderr.splitlines()) == 1


# --- doctor ---


def test_doctor_says_what_is_missing(run: Run) -> None:
    done = run("doctor", "--gazetteer", "missing.sqlite")
    assert done.exit_code == 1
    assert "missing gazetteer" in " ".join(done.stdout.split())
    assert "vedette gazetteer build" in done.stdout
    assert "en_core_web_sm" in done.stdout and "grammar" in done.stdout
    assert all(len(line) < 200 for line in done.stdout.splitlines())


# --- what is called wrongly ---


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["read"], "Missing argument 'SOURCE...'. See vedette read --help"),
        (["read", "a.txt", "--format", "xml"], "'xml' is not one of 'jsonl', 'table', 'text'. See vedette read --help"),
        (["fetch"], "No such command 'fetch'."),
        (["--fetch"], "No such option '--fetch'. See vedette --help"),
        (["serve", "--port", "99999"], "99999 is not in the range 1<=x<=65535. See vedette serve --help"),
        (["bench", "control", "--status", "."], "no input here; name the folder that holds it"),
        (["bench", "control", "."], "give --status or --timeline"),
        (["bench"], "See vedette bench --help"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(run: Run, words: list[str], told: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("vedette: ") and done.stderr.count("\n") == 1
    assert told in done.stderr


def test_a_group_without_a_command_shows_its_help(run: Run) -> None:
    assert "Commands:" in run("gazetteer").output


def test_a_missing_package_is_told_in_one_line(run: Run, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> Journey:
        raise ModuleNotFoundError("No module named 'spacy'")

    monkeypatch.setattr(vedette.tools, "open_journey", missing)
    done = run("read", pile)
    assert done.exit_code == 2
    assert done.stderr == (
        "vedette: the installation is not whole (No module named 'spacy'): run make setup, or vedette doctor\n"
    )

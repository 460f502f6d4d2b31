import csv
import hashlib
import io
import json
import resource
import sys
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from vedette.acquire import acquire, page_of
from vedette.errors import SourceError
from vedette.model import Hints, Page, Rejected, Source

STORY = "Government troops entered the border town of Marad on Saturday, the ministry said."


def pages(location, hints=Hints(), columns=None, **more):  # noqa: B008 - a frozen value
    return list(acquire(Source(str(location), columns or {}), hints, **more))


def only(location, *args, **more):
    found = pages(location, *args, **more)
    assert len(found) == 1
    return found[0]


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_kept_byte_for_byte(tmp_path):
    content = b"\xef\xbb\xbf" + STORY.encode() + b"\r\n\x00"
    page = only(write(tmp_path / "a.txt", content))
    assert page == Page(hashlib.sha256(content).hexdigest(), str(tmp_path / "a.txt"), "text/plain", content)


def test_a_document_that_is_not_read_is_named_and_not_passed_over(tmp_path):
    for name in ("a.txt", "flash update.PDF", "list.xlsx", "map.png", "~$open.docx"):
        write(tmp_path / name, STORY)
    told = {one.location: one.reason for one in pages(tmp_path) if isinstance(one, Rejected)}
    assert told == {
        f"{tmp_path}/flash update.PDF": ".PDF files are not read; save it as text first",
        f"{tmp_path}/list.xlsx": ".xlsx files are not read; save it as CSV first",
    }
    assert only(tmp_path / "list.xlsx").reason == told[f"{tmp_path}/list.xlsx"]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.html", STORY, "text/html"),
        ("a.HTM", STORY, "text/html"),
        ("a.txt", STORY, "text/plain"),
        ("a.txt", "\n<!-- saved -->\n<!DOCTYPE html><p>x", "text/html"),
        ("report", STORY, "text/plain"),
        ("page", "<html><p>x", "text/html"),
        ("a.txt", "<b> is a tag", "text/plain"),
    ],
)
def test_media_types(tmp_path, name, content, media_type):
    assert only(write(tmp_path / name, content)).media_type == media_type


def test_a_json_document(tmp_path):
    document = {
        "text": STORY,
        "published": "2017-11-05",
        "publisher": "The Herald",
        "dateline": "Marad",
        "language": "en",
        "title": "Marad falls",
        "url": "https://herald.example/1",
        "claims": [1],
        "licence": "x",
    }
    page = only(write(tmp_path / "marad.json", json.dumps(document)))
    assert page.content == STORY.encode()
    assert page.hints == Hints(
        "marad", date(2017, 11, 5), "The Herald", "Marad falls", "https://herald.example/1", "Marad", "en"
    )
    named = only(
        write(tmp_path / "b.json", json.dumps({"html": "<p>x y", "id": 7, "published": None, "publisher": ""}))
    )
    assert (named.media_type, named.hints) == ("text/html", Hints("7"))


def test_documents_of_lists_and_lines_are_named_by_number(tmp_path):
    rows = [{"text": STORY}, {"text": STORY + " Again.", "id": "two"}]
    listed = pages(write(tmp_path / "a.json", json.dumps(rows)))
    lines = pages(write(tmp_path / "b.jsonl", "\n\n".join(map(json.dumps, rows))))
    assert [page.location for page in listed] == [f"{tmp_path}/a.json#1", f"{tmp_path}/a.json#2"]
    assert [page.location for page in lines] == [f"{tmp_path}/b.jsonl#1", f"{tmp_path}/b.jsonl#3"]
    assert [page.page_id for page in listed] == [page.page_id for page in lines]
    assert [page.hints.document_id for page in lines] == [None, "two"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_table(tmp_path, delimiter, encoding):
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter)
    table.writerows(
        [
            ["text", "published", "publisher"],
            [STORY + "\nÜber, “it”; he said", "2017-11-05", "H"],
            ["", "", ""],
            [STORY, "", ""],
        ]
    )
    found = pages(write(tmp_path / "r.csv", out.getvalue().encode(encoding)))
    assert [page.location for page in found] == [f"{tmp_path}/r.csv#1", f"{tmp_path}/r.csv#3"]
    assert found[0].content.decode() == STORY + "\nÜber, “it”; he said"
    assert found[0].hints == Hints(published=date(2017, 11, 5), publisher="H")


def test_other_column_names(tmp_path):
    path = write(tmp_path / "r.csv", f'Body,When,id\n"{STORY}",5 Nov 2017,x1\n')
    page = only(path, columns={"text": "Body", "published": "When"})
    assert (page.content.decode(), page.hints) == (STORY, Hints("x1", date(2017, 11, 5)))


@pytest.mark.parametrize("moment", [date(2017, 11, 5), datetime(2017, 11, 5, 10, 30), "2017-11-05T10:30:00Z", None])
def test_a_parquet_table(tmp_path, moment):
    columns = {"html": ["<p>" + STORY], "published": [moment], "url": ["https://herald.example"], "other": [1]}
    parquet.write_table(pa.table(columns), tmp_path / "r.parquet")
    page = only(tmp_path / "r.parquet")
    assert (page.media_type, page.location) == ("text/html", f"{tmp_path}/r.parquet#1")
    assert page.hints == Hints(published=moment and date(2017, 11, 5), url="https://herald.example")


def test_equal_rows_have_equal_ids_wherever_they_stand(tmp_path):
    row = {"text": STORY, "published": "2017-11-05", "title": "T"}
    line = only(write(tmp_path / "a.jsonl", json.dumps(row)))
    cell = only(write(tmp_path / "b.csv", f'title,published,text\nT,2017-11-05,"{STORY}"\n'))
    other = only(write(tmp_path / "c.jsonl", json.dumps(row | {"published": "2017-11-06"})))
    assert line.page_id == cell.page_id != other.page_id


def test_general_hints_hold_where_the_row_says_nothing(tmp_path):
    hints = Hints("mine", date(2018, 1, 1), "The Herald")
    dated = only(write(tmp_path / "a.json", json.dumps({"text": STORY, "published": "2017-11-05"})), hints)
    assert dated.hints == Hints("a", date(2017, 11, 5), "The Herald")
    assert only(write(tmp_path / "a.txt", STORY), hints).hints == hints
    assert {page.hints.document_id for page in pages(tmp_path, hints) if page.location.endswith("txt")} == {None}


def test_a_folder_is_walked_in_order_and_without_junk(tmp_path):
    for name in (
        "b.txt",
        "a/z.html",
        "a/b/c.txt",
        "README.txt",
        ".hidden.txt",
        ".git/x.txt",
        "__MACOSX/a.txt",
        "n.md",
        "0.txt",
    ):
        write(tmp_path / name, STORY)
    assert [page.location.removeprefix(f"{tmp_path}/") for page in pages(tmp_path)] == [
        "0.txt",
        "b.txt",
        "a/z.html",
        "a/b/c.txt",
    ]


def test_what_the_user_names_must_be_there(tmp_path):
    with pytest.raises(SourceError, match="no such file") as error:
        acquire(Source(str(tmp_path / "gone.txt")))
    assert "gone.txt" in str(error.value)
    with pytest.raises(SourceError):
        acquire(Source("a\0b"))


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.txt", b"", "empty", "empty"),
        ("a.html", b" \r\n\t", "empty", "empty"),
        ("a.txt", b"%PDF-1.7 and more", "binary", "PDF"),
        ("a.html", b"\x1f\x8b\x08" + b"x" * 99, "binary", "gzip"),
        ("a.txt", bytes(range(256)) * 20, "binary", "binary"),
        ("a.docx", b"PK", "type", ".docx"),
        ("a.json", b'{"text": ', "malformed", "line 1"),
        ("a.json", b'"text"', "malformed", "JSON"),
        ("a.json", b'{"body": "x"}', "malformed", "'body'"),
        ("a.json", b"[" * 100_000, "malformed", "JSON"),
        ("a.json", b'{"text": "' + "é".encode("latin-1") + b'"}', "encoding", "UTF-8"),
        ("a.json", b'{"text": "Words.", "published": "05/11/2017"}', "bad_date", "YYYY-MM-DD"),
        ("a.json", b'{"text": "Words.", "published": "soon"}', "bad_date", "soon"),
        ("a.json", b'{"text": "  "}', "empty", "empty"),
        ("a.jsonl", b"\n\n", "empty", "empty"),
        ("a.csv", b"body,when\nx,y\n", "malformed", "'body'"),
        ("a.parquet", b"PAR1 but not really", "malformed", "Parquet"),
    ],
)
def test_rejections_say_what_is_wrong(tmp_path, name, content, code, words):
    made = only(write(tmp_path / name, content))
    assert isinstance(made, Rejected)
    assert (made.code, made.location.split("#")[0]) == (code, str(tmp_path / name))
    assert words in made.reason
    assert "\n" not in made.reason


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"text": "One."}\n{"text": \n[]\n{"text": "Two."}\n'),
        ("a.csv", "text,published\nOne.,\nx,y,z\nBad.,never\nTwo.,2017-11-05\n"),
    ],
)
def test_a_bad_row_does_not_stop_the_table(tmp_path, name, content):
    found = pages(write(tmp_path / name, content))
    assert [getattr(page, "content", b"-") for page in found] == [b"One.", b"-", b"-", b"Two."]
    assert [page.location.partition("#")[2] for page in found] == ["1", "2", "3", "4"]


def test_a_bad_file_does_not_stop_the_pile(tmp_path):
    write(tmp_path / "a.txt", b"")
    write(tmp_path / "b.txt", STORY)
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone")
    write(tmp_path / "d.txt", STORY)
    assert [getattr(page, "code", "page") for page in pages(tmp_path)] == ["empty", "page", "unreadable", "page"]


def test_a_file_without_permission_is_rejected(tmp_path, monkeypatch):
    def refuse(self, *_):
        raise PermissionError(13, "Permission denied", str(self))

    write(tmp_path / "a.txt", STORY)
    monkeypatch.setattr(Path, "open", refuse)
    made = only(tmp_path / "a.txt")
    assert isinstance(made, Rejected)
    assert made.code == "unreadable"
    assert "Permission denied" in made.reason


def test_an_empty_folder_says_so(tmp_path):
    made = only(tmp_path)
    assert isinstance(made, Rejected)
    assert made.code == "empty"


def test_a_file_too_large_is_rejected_unread(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # a hole: no disk holds it, and no memory could
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made = only(path)
    assert isinstance(made, Rejected)
    assert made.code == "too_large"
    assert "20 MB" in made.reason
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_rows_too_large_are_rejected_and_the_rest_goes_on(tmp_path):
    rows = [json.dumps({"text": words}) for words in ("One.", "x" * 150, "x" * 5_000, "Two.")]
    found = pages(write(tmp_path / "a.jsonl", "\n".join(rows)), max_bytes=100)
    assert [getattr(page, "code", "page") for page in found] == ["page", "too_large", "too_large", "page"]


def test_a_long_csv_cell_is_read(tmp_path):
    page = only(write(tmp_path / "a.csv", f'text,title\n"{"long " * 60_000}",T\n'))
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("content", "kind"), [(STORY, "text/plain"), ("<!doctype html><p>x", "text/html"), ("", "empty")]
)
def test_standard_input(monkeypatch, content, kind):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    made = only("-", Hints(document_id="d"))
    assert made.location == "standard input"
    assert getattr(made, "media_type", None) or made.code == kind


def test_a_text_in_memory_is_a_page():
    page = page_of(STORY, Hints(published=date(2017, 11, 5)))
    assert isinstance(page, Page)
    assert (page.content.decode(), page.media_type) == (STORY, "text/plain")
    assert isinstance(page_of("  "), Rejected)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv"]))
def test_never_fails_on_any_bytes(tmp_path_factory, content, name):
    path = write(tmp_path_factory.mktemp("any") / name, content)
    first, second = pages(path), pages(path)
    assert first == second
    assert all(isinstance(made, Page | Rejected) for made in first)

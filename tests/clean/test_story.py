import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.clean import clean
from vedette.model import Hints, Page, Rejected, Report, Span, in_body

TODAY = date(2020, 6, 1)
STORY = (
    "Government troops entered the border town of Marad on Saturday after a week of shelling, the ministry said.\n\n"
    "Residents told this paper by telephone that the market was burning and that the road north had been cut."
)
GOLD = Path(__file__).parents[3] / "shared" / "bench" / "gold" / "dev"


def page(content, media_type="text/plain", **hints):
    data = content if isinstance(content, bytes) else content.encode()
    return Page("0" * 64, "page", media_type, data, Hints(**hints))


def report(content, media_type="text/plain", **hints):
    made = clean(page(content, media_type, **hints), TODAY)
    assert isinstance(made, Report), made
    return made


def rejected(content, media_type="text/plain", **hints):
    made = clean(page(content, media_type, **hints), TODAY)
    assert isinstance(made, Rejected), made
    return made


def test_a_plain_text_is_kept_as_given():
    text = f"  {STORY}\r\n\x00 \n"
    made = report(text)
    assert made.text == text
    assert made.published is made.publisher is made.title is made.dateline is None
    assert made.page_id == "0" * 64
    assert in_body(made, Span(text.index("Government"), text.index("cut.") + 4))


def test_a_day_alone_at_the_head_is_no_words_of_the_story():
    made = report(f"5 November 2017 - {STORY}")
    assert made.text[made.body[0].start :].startswith("Government troops")
    kept = report(f"3 November 2017 - Shells fell on Marad.\n\n5 November 2017 - {STORY}")
    assert kept.body[0].start == 0, "a chronology's days are its words"


def test_the_page_dates_and_signs_itself():
    made = report(f"MARAD: {STORY}\n\nPublished in The Herald, November 5th, 2017")
    assert (made.publisher, made.published, made.dateline) == ("The Herald", date(2017, 11, 5), "Marad")
    assert len(made.furniture) == 1


@pytest.mark.parametrize(
    ("text", "published", "publisher"),
    [
        (f"Marad falls to the army\nSunday, 5 November 2017\n{STORY}", date(2017, 11, 5), None),
        (f"Marad falls to the army\nUpdated 7 Nov 2017\nPosted on 5 Nov 2017\n{STORY}", date(2017, 11, 5), None),
        (f"Marad falls to the army\nUpdated 7 Nov 2017\n{STORY}", date(2017, 11, 7), None),
        (f"MARAD (Nov. 5, 2017) – {STORY}", date(2017, 11, 5), None),
        (f"Bulletin of the hills\n\n5 November 2017 - {STORY}", date(2017, 11, 5), None),
        (f"Sunday, November 5, 2017: {STORY}", date(2017, 11, 5), None),
        (f"3 November 2017 - Shells fell on Marad.\n\n5 November 2017 - {STORY}", None, None),
        (f"Marad falls\nPublished in The Herald, 5 November 2017\n{STORY}", date(2017, 11, 5), "The Herald"),
        (f"MARAD (Reuters) - {STORY}", None, "Reuters"),
        (f"{STORY}\n\nPublished by Radio Marad, October 9th, 2017", date(2017, 10, 9), "Radio Marad"),
        (f"{STORY}\n\nAFP", None, "AFP"),
        (f"{STORY}\n\n© 2017 The Marad Herald. All rights reserved.", None, "The Marad Herald"),
        (f"{STORY}\n\nRelated stories\n\nA new port\n\n18 Jan 2019", None, None),
        (f"{STORY}\n\nIt began on 5 November 2017, the ministry said.", None, None),
    ],
)
def test_dates_and_publishers_from_the_page(text, published, publisher):
    made = report(text)
    assert (made.published, made.publisher) == (published, publisher)


def test_the_dateline_is_no_part_of_the_story():
    made = report(f"Marad falls to the army\n\nHAJIN, Nov 5 (Meridian Wire) — {STORY}")
    assert made.dateline == "Hajin"
    assert [made.text[span.start : span.end] for span in made.body] == ["Marad falls to the army", STORY]


def test_a_dateline_below_the_lines_of_a_release_is_found():
    lines = ["Patrol finds rockets", "Northern Command", "2016-05-S-041", "For Immediate Release", "Download PDF", ""]
    made = report("\u2028".join(lines) + f"MARAD, Hajin (May 3) \u2028{STORY}")
    story = [made.text[span.start : span.end] for span in made.body]
    assert made.dateline == "Marad, Hajin"
    assert "Download" not in "".join(story)
    assert not any("MARAD" in part for part in story)


def test_hints_win_over_the_page():
    made = report(
        f"MARAD: {STORY}\n\nPublished in The Herald, November 5th, 2017",
        published=date(2018, 1, 2),
        publisher="The Tribune",
        dateline="Hajin",
        title="A headline",
        document_id="mine",
    )
    assert (made.published, made.publisher, made.dateline) == (date(2018, 1, 2), "The Tribune", "Hajin")
    assert (made.title, made.document_id) == ("A headline", "mine")


def test_the_headline_is_named_and_stays_in_the_body():
    made = report(f"Marad falls to the army\n\n{STORY}")
    assert made.title == "Marad falls to the army"
    assert in_body(made, Span(0, len(made.title)))


def test_one_story_saved_twice_is_one_document():
    first, second = report(STORY), report(f"Share this\n\n{STORY}\n\nFollow us on Twitter")
    assert first.document_id == second.document_id
    assert len(first.document_id) == 16
    assert report(STORY, publisher="The Herald").document_id != first.document_id
    assert report(STORY, published=TODAY).document_id != first.document_id


@pytest.mark.parametrize(("days", "made"), [(0, Report), (1, Report), (2, Rejected), (400, Rejected)])
def test_what_is_dated_after_tomorrow_is_rejected(days, made):
    outcome = clean(page(STORY, published=TODAY + timedelta(days)), TODAY)
    assert isinstance(outcome, made)
    if isinstance(outcome, Rejected):
        assert outcome.code == "future"


LANGUAGES = {
    "fr": "Les forces gouvernementales sont entrées samedi dans la ville après une semaine de bombardements, "
    "a indiqué le ministère. Les habitants ont déclaré que le marché brûlait et que la route du nord était coupée.",
    "de": "Die Truppen der Regierung sind am Samstag nach einer Woche des Beschusses in die Stadt eingerückt, "
    "teilte das Ministerium mit. Bewohner sagten, der Markt brenne und die Straße nach Norden sei gesperrt.",
    "ar": "دخلت القوات الحكومية البلدة الحدودية يوم السبت بعد أسبوع من القصف، وفق ما أعلنت الوزارة. وقال سكان إن السوق "
    "يحترق وإن الطريق إلى الشمال مقطوع، ولم يعلق المقاتلون على ذلك حتى الآن في المدينة.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_rejected_by_name(language):
    made = rejected(LANGUAGES[language])
    assert made.code == "language"
    assert repr(language) in made.reason


@pytest.mark.parametrize(
    "text",
    [
        STORY.upper(),
        "Marad, Hajin, Al-Bahra and Susa fell to the army today",
        "Al-Hajj Abu Jabir al-Shaykh and Abu Salih Tahan met Hashim al-Shaykh of Ahrar al-Sham in the town of Idlib "
        "on Friday, and the Jabhat al-Nusra of Abu Muhammad al-Jawlani was said to be there as well.",
    ],
)
def test_capitals_short_texts_and_foreign_names_pass_as_english(text):
    assert report(text).language == "en"


def test_a_hinted_language_is_believed():
    assert rejected(STORY, language="ar").code == "language"
    assert report(STORY, language="en-GB").language == "en"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("One two three.", "empty"),
        ("1 2 3 4 5 6", "empty"),
        (bytes(range(128, 256)) * 40, "encoding"),
    ],
)
def test_rejects_what_says_nothing(content, code):
    assert rejected(content).code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_reads_encodings(encoding):
    text = STORY + "\n\n“We hold the café,” he said – twice."
    assert report(text.encode(encoding)).text == text


def test_a_page_with_one_broken_character_is_read():
    assert "\ufffd" in report(STORY.encode() + " – ".encode()[:2] + b" " + "é".encode() + STORY.encode()).text


HTML = """<!doctype html><html lang="en"><head><title>Marad falls to the army - The Herald</title>
<meta property="og:site_name" content="The Herald"><meta property="og:title" content="Marad falls to the army">
<meta property="article:published_time" content="2017-11-05T01:30:00+03:00">
<link rel="canonical" href="https://herald.example/marad"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Marad falls to the army</h1>
<p>{0}</p><p>{1}</p><figure><img src="a.jpg"><figcaption>The market of Marad before the war</figcaption></figure>
<p>READ ALSO: Who holds the border?</p>
<p>The rebels did not comment, but a commander had said on Thursday that his men would not leave the town at all.</p>
</article><aside><h2>Related stories</h2><ul><li><a href="/x">A new port</a></li></ul></aside>
<footer>© 2017 The Herald. All rights reserved.</footer></body></html>""".replace(
    "{0}", STORY.split("\n\n")[0]
).replace("{1}", STORY.split("\n\n")[1])


def test_a_web_page_gives_headline_story_date_and_publisher():
    made = report(HTML, "text/html")
    story = "\n\n".join(made.text[span.start : span.end] for span in made.body)
    assert story.startswith("Marad falls to the army\n\nGovernment troops")
    assert story.endswith("leave the town at all.")
    assert (made.title, made.publisher, made.published) == ("Marad falls to the army", "The Herald", date(2017, 11, 5))
    assert made.url == "https://herald.example/marad"
    assert [made.text[span.start : span.end] for span in made.furniture] == ["READ ALSO: Who holds the border?"]
    assert "new port" not in made.text and "figcaption" not in made.text and "©" not in made.text


def test_a_web_page_says_its_headline_once_whatever_stands_above_it():
    with_kicker = HTML.replace("<h1>", '<p class="kicker">The northern hills</p><h1>')
    made = report(with_kicker, "text/html")
    assert with_kicker != HTML
    assert made.text.count("Marad falls to the army") == 1
    assert "The northern hills" not in "".join(made.text[span.start : span.end] for span in made.body)


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>x</script></body></html>", "<html>" + "<div>" * 5_000]
)
def test_a_web_page_without_a_story_is_rejected(html):
    assert rejected(html, "text/html").code in ("empty", "unparsable")


def test_a_deep_page_takes_no_time():
    clean(page("<html><body>" + "<div><table><tr><td>" * 20_000 + STORY, "text/html"), TODAY)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")), st.booleans())
def test_never_fails_on_any_bytes(content, html):
    outcome = clean(page(content, "text/html" if html else "text/plain"), TODAY)
    if isinstance(outcome, Report):
        spans = [*outcome.body, *outcome.furniture]
        assert all(0 <= span.start < span.end <= len(outcome.text) for span in spans)
        assert sum(span.overlaps(other) for span in spans for other in spans) == len(spans)
    else:
        assert outcome.reason and outcome.code


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the benchmark beside the checkout (../shared)")
def test_no_required_claim_of_the_benchmark_is_lost():
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        made = (
            report(gold["text"], published=date.fromisoformat(gold["published"]))
            if gold["published"] <= "2020"
            else None
        )
        if made is None:
            made = clean(page(gold["text"], published=date.fromisoformat(gold["published"])), date(2030, 1, 1))
            assert isinstance(made, Report)
        for claim in gold["claims"]:
            quotes = claim["quote"] if isinstance(claim["quote"], list) else [claim["quote"]]
            if not claim.get("optional"):
                bodies = [made.text[span.start : span.end] for span in made.body]
                assert all(any(quote in body for body in bodies) for quote in quotes), (path.name, quotes)


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the benchmark beside the checkout (../shared)")
def test_the_pasted_page_of_the_benchmark_ends_where_its_story_ends():
    text = json.loads((GOLD / "dawn-2017-11-05.json").read_text(encoding="utf-8"))["text"]
    made = report(text)
    assert (made.publisher, made.published, made.dateline) == ("Dawn", date(2017, 11, 5), "Deir Ezzor")
    assert len(made.body) == len(made.furniture) == 1
    assert made.furniture[0].start == text.index("Published in")
    assert made.furniture[0].end == len(text.rstrip())

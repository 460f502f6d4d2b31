"""The days that a report says: which are beside a word, which go before and which after."""

from __future__ import annotations

from extract.conftest import Reader
from vedette.extract.days import Days

TEXT = (
    "The army shelled Homs on Thursday, residents said on Friday. Three people died. "
    "They were buried on Saturday. The war began in March 2011."
)


def said(reading: Reader, word: str) -> tuple[Days, list[str], str | None, str | None]:
    read = reading(TEXT)
    days, token = Days(read), next(token for token in read.scene.doc if token.text == word)
    last, following = days.before(token), days.after(token)
    beside = [one.mention.text for one in days.beside(token)]
    return days, beside, last.mention.text if last else None, following.mention.text if following else None


def test_the_days_around_a_word(reading: Reader) -> None:
    assert said(reading, "shelled")[1] == ["Thursday", "Friday"]
    assert said(reading, "died")[1:] == ([], "Friday", "Saturday")


def test_the_day_of_saying_is_known_for_one(reading: Reader) -> None:
    days = said(reading, "died")[0]
    assert {one.mention.text: one.saying is not None for one in days.said} == {
        "Thursday": False, "Friday": True, "Saturday": False, "March 2011": False,
    }  # fmt: skip


def test_since_when_the_war_goes_on(reading: Reader) -> None:
    onset = said(reading, "died")[0].onset
    assert onset is not None and (str(onset.start), onset.end) == ("2011-03-01", None)

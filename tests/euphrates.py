"""A small made-up record to look at: dispatches on the Euphrates valley, autumn 2017, and the claims they make.

The outlets are fictional and the sentences are written for the purpose, from what was publicly known of that campaign.
"""
# ruff: noqa: E501 - a sentence of a report stands on one line, as it is quoted

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from vedette.ids import claim_id
from vedette.merge import merge
from vedette.model import Claim, Figure, Interval, Page, Party, Place, Quote, Report, Span
from vedette.record import Record

READER = "made by hand 1"

PLACES = {
    "Deir ez-Zor": Place("Deir ez-Zor", 35.3359, 40.1408, 8, "gn:170794", kind="town", country="SY"),
    "Raqqa": Place("Ar Raqqah", 35.9528, 39.0079, 8, "gn:172955", kind="town", country="SY"),
    "Mayadin": Place("Al Mayadin", 35.0197, 40.4525, 4, "gn:173377", kind="town", country="SY"),
    "Albu Kamal": Place("Abu Kamal", 34.4523, 40.9186, 4, "gn:174448", kind="town", country="SY"),
    "Al-Qaim": Place("Al-Qaim", 34.3806, 41.0967, 4, "made:qaim", kind="town", country="IQ"),
    "Rawa": Place("Rawa", 34.4822, 41.9158, 4, "made:rawa", kind="town", country="IQ"),
    "Anah": Place("Anah", 34.3722, 41.9875, 4, "gn:99608", kind="town", country="IQ"),
    "Akashat": Place("Akashat", 33.6742, 40.4361, 5, "made:akashat", kind="town", country="IQ"),
    "Hajin": Place("Hajin", 34.6892, 40.8306, 3, "made:hajin", kind="town", country="SY"),
    "Hiri": Place("Hiri", 34.4064, 40.9903, 3, "made:hiri", kind="town", country="SY"),
    "Asharah": Place("Al Asharah", 34.9203, 40.5614, 3, "made:asharah", kind="town", country="SY"),
    "Busayrah": Place("Al Busayrah", 35.1553, 40.4275, 3, "made:busayrah", kind="town", country="SY"),
    "Khasham": Place("Khasham", 35.2931, 40.2889, 3, "made:khasham", kind="town", country="SY"),
    "Suwar": Place("As Suwar", 35.5017, 40.6439, 3, "made:suwar", kind="town", country="SY"),
    "Shaddadah": Place("Ash Shaddadah", 36.0567, 40.7339, 3, "made:shaddadah", kind="town", country="SY"),
    "Qaryatayn": Place("Al Qaryatayn", 34.2292, 37.2408, 3, "made:qaryatayn", kind="town", country="SY"),
    "Sukhnah": Place("As Sukhnah", 34.8867, 38.8722, 3, "made:sukhnah", kind="town", country="SY"),
    "Omar field": Place("Al-Omar oil field", 35.0975, 40.5561, 5, "made:omar", kind="site", country="SY"),
    "T2 station": Place("T2 pumping station", 34.3597, 40.1561, 5, "made:t2", kind="site", country="SY"),
    "Deir ez-Zor province": Place("Deir ez-Zor province", 35.0, 40.45, 95, "gn:170792", kind="province", country="SY"),
    "Anbar": Place("Anbar province", 33.0, 42.0, 190, "gn:99592", kind="province", country="IQ"),
    "east of Mayadin": Place(
        "Al Mayadin", 35.0197, 40.4525, 22, "gn:173377", "20 km east of", kind="town", country="SY"
    ),
    "Syria": Place("Syria", 35.0, 38.5, 350, "gn:163843", kind="country", country="SY"),
    "Tal Milh": Place("Tal Milh", None, None, None, None, kind=None),
}
PARTIES = {
    "army": Party("Syrian Armed Forces", "the army", "syrian_armed_forces"),
    "IS": Party("Islamic State", "Islamic State", "islamic_state"),
    "SDF": Party("Syrian Democratic Forces", "the SDF", "sdf"),
    "Iraq": Party("Iraqi Armed Forces", "Iraqi forces", "iraqi_armed_forces"),
    "PMF": Party("Popular Mobilization Forces", "paramilitaries", "popular_mobilization_forces"),
    "coalition": Party("US-led coalition", "the coalition", "coalition"),
    "Russia": Party("Russian Aerospace Forces", "Russian jets", "russian_aerospace_forces"),
    "civilians": Party("civilians", "civilians"),
    "people": Party("displaced people", "families"),
    "SOHR": Party("Syrian Observatory for Human Rights", "the Observatory", "sohr"),
    "head": Party("head of the Observatory", "its head"),
    "STC": Party("Save the Children", "Save the Children", "save_the_children"),
    "spokeswoman": Party("Syria response director", "its Syria response director"),
    "ministry": Party("Russian defence ministry", "the defence ministry in Moscow", "russia_mod"),
    "PM": Party("Prime minister of Iraq", "the prime minister", "iraq_pm"),
    "spokesman": Party("coalition spokesman", "a coalition spokesman"),
}

Row = tuple[str, list[dict[str, Any]]]


def says(
    kind: str, of: str, by: str = "", to: str = "", at: str = "", day: int | str = 0, **more: Any
) -> dict[str, Any]:
    """One claim of a sentence. ``day`` is days before publication, or ISO days ``2017-09-01/2017-09-30``."""
    return {"kind": kind, "type": of, "by": by, "to": to, "at": at, "day": day, **more}


def event(of: str, by: str = "", to: str = "", at: str = "", day: int | str = 0, **more: Any) -> dict[str, Any]:
    return says("event", of, by, to, at, day, **more)


def dispatch(publisher: str, published: str, title: str, rows: list[Row], tail: str = "") -> tuple[Report, list[Claim]]:
    """A report made of sentences, and the claims they make; ``tail`` is furniture after the story."""
    number = f"{publisher.lower().replace(' ', '-')}-{published}"
    story = " ".join(sentence for sentence, _ in rows)
    text = f"{title}\n\n{story}" + (f"\n\n{tail}" if tail else "")
    body = (Span(0, len(title)), Span(len(title) + 2, len(title) + 2 + len(story)))
    furniture = (Span(len(text) - len(tail), len(text)),) if tail else ()
    day = date.fromisoformat(published)
    report = Report(number, text, body, furniture, title, publisher, day, dateline=None, location=f"{number}.html")
    claims, at = [], len(title) + 2
    for sentence, said in rows:
        claims += [_claim(report, sentence, at, one) for one in said]
        at += len(sentence) + 1
    return report, claims


def _claim(report: Report, sentence: str, at: int, said: dict[str, Any]) -> Claim:
    words = said.get("words", sentence.rstrip("."))
    start = at + sentence.index(words)
    made = Claim(
        claim_id="",
        document_id=report.document_id,
        kind=said["kind"],
        type=said["type"],
        actor=tuple(PARTIES[name] for name in said["by"].split() if name),
        target=tuple(PARTIES[name] for name in said["to"].split() if name),
        place=PLACES[said["at"]] if said["at"] else None,
        time=_time(report.published, said["day"], said.get("when")),
        figure=said.get("figure"),
        status=said.get("status", "asserted"),
        source=tuple(PARTIES[name] for name in said.get("source", "").split() if name),
        quote=Quote(words, start, start + len(words)),
        confidence=said.get("confidence", 0.82),
        reader=READER,
        published=report.published,
        trace=(("made", "by hand"),),
    )
    return replace(made, claim_id=claim_id(made))


def _time(published: date | None, day: int | str, words: str | None) -> Interval | None:
    if day == "":
        return None
    if isinstance(day, int):
        assert published
        on = published - timedelta(days=day)
        return Interval(on, on, words, "day")
    start, end = (date.fromisoformat(part) for part in day.split("/"))
    return Interval(start, end, words, "month" if (end - start).days > 7 else "week")


def number(low: float, unit: str, words: str, high: float | None = None) -> Figure:
    return Figure(low, low if high is None else high, unit, words)


TAIL = "More from the Valley Courier\nQuarterly results: the river bank reports a profit\nShare this story"


def dispatches() -> list[tuple[Report, list[Claim]]]:
    """All reports with their claims, in the order of publication."""
    return [
        dispatch("Valley Courier", "2017-09-05", "Army breaks three-year siege of Deir Ezzor", [
            ("Government troops broke the siege of Deir Ezzor on Tuesday, reaching the garrison from the west.",
             [event("advance", "army", "IS", "Deir ez-Zor", when="on Tuesday"),
              says("control", "contested", "army", "", "Deir ez-Zor")]),
            ("Islamic State had encircled some 93,000 people in the city since early 2015.",
             [says("displacement", "besieged_civilians", "", "civilians", "Deir ez-Zor", "2015-01-01/2017-09-05",
                   figure=number(93000, "people", "some 93,000"))]),
            ("Russian jets flew dozens of sorties near Sukhnah in support, the defence ministry in Moscow said.",
             [event("air_strike", "Russia", "IS", "Sukhnah", source="ministry")]),
        ], TAIL),
        dispatch("Levant Wire", "2017-09-09", "Kurdish-led force opens its own drive into the province", [
            ("The Syrian Democratic Forces announced an offensive in Deir ez-Zor province east of the river.",
             [event("advance", "SDF", "IS", "Deir ez-Zor province")]),
            ("Its fighters took Shaddadah as their base and moved south.",
             [event("capture", "SDF", "IS", "Shaddadah", 1)]),
            ("Coalition aircraft struck convoys near Suwar, killing around 40 fighters, a coalition spokesman said.",
             [event("air_strike", "coalition", "IS", "Suwar", source="spokesman"),
              says("casualties", "killed", "coalition", "IS", "Suwar", figure=number(40, "killed", "around 40"),
                   source="spokesman")]),
        ]),
        dispatch("Morning Ledger", "2017-09-21", "Shells fall on crossing as two advances meet", [
            ("Shelling hit a river crossing near Khasham on Wednesday and killed at least 12 civilians, the Observatory said.",
             [event("shelling", "", "civilians", "Khasham", 1, when="on Wednesday", source="SOHR"),
              says("casualties", "killed", "", "civilians", "Khasham", 1, figure=Figure(12, None, "killed", "at least 12"),
                   source="SOHR")]),
            ("The SDF said it had been bombed from the air by Russian jets, which Moscow denied.",
             [event("air_strike", "Russia", "SDF", "Khasham", 5, source="SDF", status="uncertain")]),
            ("Iraqi forces entered Anah after two days of fighting.",
             [event("capture", "Iraq PMF", "IS", "Anah", 0)]),
            ("Akashat had fallen to the paramilitaries on Saturday.",
             [event("capture", "PMF", "IS", "Akashat", 5, when="on Saturday")]),
        ], TAIL),
        dispatch("Levant Wire", "2017-10-02", "Militants strike back along desert road", [
            ("Islamic State fighters overran Qaryatayn in a surprise raid on Sunday.",
             [event("capture", "IS", "army", "Qaryatayn", 1, when="on Sunday")]),
            ("Clashes were reported near Sukhnah and along the highway.",
             [event("clash", "army IS", "", "Sukhnah", 0)]),
            ("A suicide bomber struck a checkpoint at the T2 station, killing 17 soldiers, according to the Observatory and its head.",
             [event("suicide_attack", "IS", "army", "T2 station", 2, source="head SOHR"),
              says("casualties", "killed", "IS", "army", "T2 station", 2, figure=number(17, "killed", "17"),
                   source="head SOHR")]),
            ("Dozens of men were taken from the village of Tal Milh.",
             [event("abduction", "IS", "civilians", "Tal Milh", 3)]),
        ]),
        dispatch("Valley Courier", "2017-10-14", "Government forces take Mayadin", [
            ("Government forces captured Mayadin on Saturday after crossing the river from the south.",
             [event("capture", "army", "IS", "Mayadin", when="on Saturday")]),
            ("Russian air strikes killed between 60 and 80 militants near the town, the defence ministry in Moscow said.",
             [event("air_strike", "Russia", "IS", "Mayadin", 1, source="ministry"),
              says("casualties", "killed", "Russia", "IS", "Mayadin", 1, source="ministry",
                   figure=number(60, "killed", "between 60 and 80", 80))]),
            ("Strikes on a ferry killed 22 civilians, among them ten children, the Observatory said.",
             [says("casualties", "killed", "Russia", "civilians", "Mayadin", 1, source="SOHR",
                   figure=number(22, "killed", "22"))]),
            ("Fighting went on about 20 km east of Mayadin.", [event("clash", "army IS", "", "east of Mayadin")]),
        ], TAIL),
        dispatch("Morning Ledger", "2017-10-18", "Raqqa falls after four months", [
            ("The Syrian Democratic Forces declared Raqqa taken on Tuesday.",
             [event("capture", "SDF", "IS", "Raqqa", 1, when="on Tuesday")]),
            ("Some 270,000 people fled the city and its surroundings during the battle, Save the Children said.",
             [says("displacement", "displaced", "", "people", "Raqqa", "2017-06-06/2017-10-17", source="STC",
                   figure=number(270000, "people", "some 270,000"))]),
            ("More than 3,000 died in the battle, the Observatory says.",
             [says("casualties", "killed", "", "", "Raqqa", "2017-06-06/2017-10-17", source="SOHR",
                   figure=Figure(3000, None, "killed", "more than 3,000"))]),
            ("Syrian troops retook Qaryatayn and found the bodies of at least 116 people shot by the retreating militants.",
             [event("capture", "army", "IS", "Qaryatayn", "2017-10-20/2017-10-22"),
              event("execution", "IS", "civilians", "Qaryatayn", "2017-10-01/2017-10-20"),
              says("casualties", "killed", "IS", "civilians", "Qaryatayn", "2017-10-01/2017-10-20",
                   figure=Figure(116, None, "killed", "at least 116"))]),
        ]),
        dispatch("Levant Wire", "2017-10-23", "SDF seizes largest oil field", [
            ("The SDF said it had seized the Omar oil field, Syria's largest, before dawn on Sunday.",
             [event("capture", "SDF", "IS", "Omar field", 1, when="on Sunday", source="SDF")]),
            ("Government shells landed nearby, and clashes between the two were narrowly avoided.",
             [event("shelling", "army", "SDF", "Omar field", 0, status="uncertain")]),
            ("Busayrah was cleared two days later, it said.",
             [event("capture", "SDF", "IS", "Busayrah", 0, source="SDF", status="planned")]),
        ]),
        dispatch("Valley Courier", "2017-11-03", "Deir Ezzor and Qaim change hands on one day", [
            ("The army said it had retaken all of Deir Ezzor on Friday.",
             [event("capture", "army", "IS", "Deir ez-Zor", when="on Friday", source="army")]),
            ("Across the border, Iraqi forces and paramilitaries recaptured Al-Qaim, the prime minister announced.",
             [event("capture", "Iraq PMF", "IS", "Al-Qaim", source="PM")]),
            ("Islamic State still holds Albu Kamal and the border village of Hiri.",
             [says("control", "held", "IS", "", "Albu Kamal", words="Islamic State still holds Albu Kamal"),
              says("control", "held", "IS", "", "Hiri")]),
            ("About 1,500 of its fighters remain in the pocket, a coalition spokesman said.",
             [says("strength", "fighters", "IS", "", "Deir ez-Zor province", source="spokesman",
                   figure=number(1500, "fighters", "about 1,500"))]),
            ("The Observatory puts their number nearer 3,000.",
             [says("strength", "fighters", "IS", "", "Deir ez-Zor province", source="SOHR",
                   figure=number(3000, "fighters", "nearer 3,000"))]),
        ], TAIL),
        dispatch("Harbour Times", "2017-11-05", "Car bomb kills scores of displaced", [
            ("A car bomb among displaced families east of the river killed at least 75 people on Saturday, the Observatory said.",
             [event("explosion", "IS", "people", "Deir ez-Zor province", 1, when="on Saturday", source="SOHR"),
              says("casualties", "killed", "IS", "people", "Deir ez-Zor province", 1, source="SOHR",
                   figure=Figure(75, None, "killed", "at least 75"))]),
            ("State television put the dead at more than 100.",
             [says("casualties", "killed", "IS", "people", "Deir ez-Zor province", 1,
                   figure=Figure(100, None, "killed", "more than 100"))]),
            ("An estimated 350,000 people have fled the province since the summer, said its Syria response director at Save the Children.",
             [says("displacement", "displaced", "", "people", "Deir ez-Zor province", "2017-07-01/2017-11-05",
                   source="spokeswoman STC", figure=number(350000, "people", "an estimated 350,000"))]),
            ("Nobody in Syria can say how many more are on the road.",
             [says("statement", "assessment", "STC", "", "Syria", "")]),
        ], TAIL),
        dispatch("Morning Ledger", "2017-11-09", "Army declares victory in Albu Kamal", [
            ("Government forces and their allies entered Albu Kamal on Wednesday and declared it taken.",
             [event("capture", "army", "IS", "Albu Kamal", 1, when="on Wednesday", source="army")]),
            ("Hiri fell the same day.", [event("capture", "army", "IS", "Hiri", 1)]),
            ("Militants are said to be hiding in tunnels under the town.",
             [says("position", "located", "IS", "", "Albu Kamal", status="uncertain")]),
        ]),
        dispatch("Levant Wire", "2017-11-11", "Militants retake border town", [
            ("Islamic State has retaken all of Albu Kamal, the Observatory said on Saturday.",
             [event("capture", "IS", "army", "Albu Kamal", 0, when="on Saturday", source="head SOHR"),
              says("control", "held", "IS", "", "Albu Kamal", source="head SOHR")]),
            ("Air strikes on Hajin killed 26 civilians overnight.",
             [event("air_strike", "Russia", "civilians", "Hajin", 0),
              says("casualties", "killed", "Russia", "civilians", "Hajin", 0, figure=number(26, "killed", "26"))]),
            ("The army denied having left the town.",
             [event("withdrawal", "army", "", "Albu Kamal", 1, source="army", status="denied")]),
        ]),
        dispatch("Valley Courier", "2017-11-17", "Rawa, the last Iraqi town, is retaken", [
            ("Iraqi forces retook Rawa on Friday, the last town the group held in Iraq.",
             [event("capture", "Iraq", "IS", "Rawa", when="on Friday")]),
            ("Iraqi forces found mass graves in Anbar last month.",
             [event("destruction", "IS", "civilians", "Anbar", "2017-10-01/2017-10-31", when="last month")]),
            ("The army has besieged the last fighters in Asharah.",
             [event("siege", "army", "IS", "Asharah"), says("control", "besieged", "IS", "", "Asharah")]),
            ("The army plans to enter Hajin within weeks.",
             [event("advance", "army", "IS", "Hajin", "2017-11-18/2017-12-10", status="planned", when="within weeks")]),
        ], TAIL),
        dispatch("Harbour Times", "2017-11-20", "Second battle for Albu Kamal ends", [
            ("The army took Albu Kamal for good on Sunday after heavy bombardment.",
             [event("capture", "army", "IS", "Albu Kamal", 1, when="on Sunday"),
              event("shelling", "army", "IS", "Albu Kamal", 1)]),
            ("Asharah surrendered, and its last fighters were bussed out under a deal.",
             [event("agreement", "army IS", "", "Asharah", 0), event("evacuation", "army", "IS", "Asharah", 0),
              says("control", "held", "army", "", "Asharah", 0)]),
            ("Aid reached Mayadin for the first time in three years.", [event("aid", "", "civilians", "Mayadin", 2)]),
            ("Residents of Raqqa protested against the pace of mine clearance; two were arrested.",
             [event("protest", "civilians", "SDF", "Raqqa", 1), event("arrest", "SDF", "civilians", "Raqqa", 1)]),
        ]),
    ]  # fmt: skip


def euphrates_record() -> Record:
    """The dispatches in a real record in memory, with the account that merge derives from them."""
    record = Record.open(":memory:", merge=merge)
    for report, claims in dispatches():
        content = report.text.encode()
        page = Page(hashlib.sha256(content).hexdigest(), report.location or "", "text/plain", content)
        record.add(page, report, claims, READER)
    record.refresh()
    return record

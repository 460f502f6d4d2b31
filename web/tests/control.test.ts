import { expect, test } from "vitest";
import { controlWords, standing, standings } from "../src/control";
import { Record } from "../src/record";
import { NONE } from "../src/columns";
import { columns, day } from "./columns";

const record = new Record(columns());
const on = (key: string, iso: string) => standing(record, record.placeByKey(key)!, day(iso));

test("the holder is the one of the chosen day", () => {
  expect(controlWords(record, on("t1", "2017-11-07"))).toBe("held by Islamic State");
  expect(controlWords(record, on("t1", "2017-11-08"))).toBe("held by Syrian Army");
  expect(on("t1", "2017-11-08")).toMatchObject({ since: day("2017-11-08"), disputed: true });
});

test("before the first word nobody is said to hold a place", () => {
  expect(on("t2", "2017-11-01")).toMatchObject({ control: "unknown", holders: [] });
  expect(controlWords(record, on("t2", "2017-11-01"))).toBe("holder unknown");
});

test("besieged and contested are their own", () => {
  expect(on("t2", "2017-11-05").control).toBe("besieged");
  expect(controlWords(record, on("t2", "2017-11-09"))).toBe("contested: Syrian Army");
});

test("two holders on one day contest a place; a lost one has none", () => {
  const both = columns();
  both.holdings.start[1] = NONE;
  expect(standing(new Record(both), new Record(both).places[0]!, day("2017-11-01"))).toMatchObject({ control: "contested", holders: [0, 1] });
  const lost = columns();
  lost.holdings.status.words.fill("lost");
  expect(standings(new Record(lost), day("2017-11-08")).map((one) => one.control)).toEqual(["unknown", "unknown"]);
});

test("only places of the ledger stand", () => {
  expect(standings(record, day("2017-11-08")).map(({ place }) => place.key)).toEqual(["t1", "t2"]);
});

test("over all days, in any order, what is remembered is what would be found anew", () => {
  const days = [day("2017-11-01"), day("2017-11-10"), day("2017-11-08"), day("2017-11-09"), day("2017-11-02"), day("2017-11-07"), day("2017-11-03")];
  for (const one of days) {
    const found = standings(record, one);
    expect(found).toEqual(record.places.filter((place) => place.held).map((place) => standing(record, place, one)));
  }
});

test("what has not changed from one day to the next is the same object", () => {
  const [before, after] = [standings(record, day("2017-11-03")), standings(record, day("2017-11-04"))];
  expect(before.every((one, at) => one === after[at])).toBe(true);
});

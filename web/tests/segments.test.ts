import { expect, test } from "vitest";
import { segments } from "../src/segments";
import type { Claim } from "../src/shapes";

const claim = (id: string, start: number, end: number) => ({ claim_id: id, quote: { exact: "", start, end } }) as Claim;

test("the text comes back whole, cut where claims begin and end", () => {
  const text = "They took Hajin on Friday.";
  const cut = segments(text, [{ start: 0, end: 26 }], [claim("a", 0, 15), claim("b", 10, 25)], "b");
  expect(cut.map((piece) => piece.text).join("")).toBe(text);
  expect(cut.map(({ claims, lit }) => [claims.join(), lit])).toEqual([["a", false], ["a,b", true], ["b", true], ["", false]]);
});

test("offsets count characters, not UTF-16 units", () => {
  const cut = segments("🔥🔥 They took Hajin", [], [claim("a", 3, 18)], "a");
  expect(cut.find((piece) => piece.lit)?.text).toBe("They took Hajin");
});

test("what is outside the story is furniture, unless no story is marked", () => {
  const cut = segments("Story. Share this", [{ start: 0, end: 6 }], [], null);
  expect(cut.map(({ text, furniture }) => [text, furniture])).toEqual([["Story.", false], [" Share this", true]]);
  expect(segments("All", [], [], null)[0]?.furniture).toBe(false);
});

test("offsets beyond the text do no harm", () => {
  expect(segments("Short", [{ start: 0, end: 99 }], [claim("a", -4, 99)], null).map(({ text }) => text)).toEqual(["Short"]);
  expect(segments("", [], [], null)).toEqual([]);
});

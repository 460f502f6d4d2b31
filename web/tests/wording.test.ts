import { expect, test } from "vitest";
import { Wording } from "../src/wording";

const TEXT = "Rebels seized Marib.\n\nGen. Saleh Ali denied it. “Nobody fled,” he said 🙂 on Friday. The end";
const told = (wording: Wording) => wording.sentences.map((run) => wording.text(run));

test("sentences do not end at a rank, and are counted in characters", () => {
  const wording = new Wording(TEXT);
  expect(told(wording)).toEqual(["Rebels seized Marib.", "Gen. Saleh Ali denied it.", "“Nobody fled,” he said 🙂 on Friday.", "The end"]);
  const last = wording.sentences.at(-1);
  expect(last?.end).toBe([...TEXT].length);
});

test("a quote moves by sentences and stretches by words, to the ends of the text and no further", () => {
  const wording = new Wording(TEXT);
  const first = wording.sentenceBy(null, 1);
  expect(wording.text(first!)).toBe("Rebels seized Marib.");
  expect(wording.sentenceBy(first, -1)).toEqual(first);
  const second = wording.sentenceBy(first, 1)!;
  expect(wording.text(wording.endBy(second, -1))).toBe("Gen. Saleh Ali denied it");
  expect(wording.text(wording.endBy(wording.endBy(second, -1), -1))).toBe("Gen. Saleh Ali denied");
  expect(wording.text(wording.startBy(second, 1))).toBe("Saleh Ali denied it.");
  expect(wording.text(wording.startBy(second, -1))).toBe("Marib.\n\nGen. Saleh Ali denied it.");
  const one = { start: 0, end: 6 };
  expect(wording.endBy(one, -1)).toEqual(one);
  expect(wording.startBy(one, 1)).toEqual(one);
});

test("blanks at the ends are no part of a quote", () => {
  const wording = new Wording("  It rained. \n");
  expect(wording.trimmed({ start: 0, end: 15 })).toEqual({ start: 2, end: 12 });
});

import { expect, test } from "vitest";
import { placeLede, placeSort } from "../src/placewords";

test.each([
  ["town", "SY", "town · Syria"],
  [null, "CD", "Place · Congo - Kinshasa"],
  ["village", "XX", "village · XX"],
  ["site", "somewhere", "site · somewhere"],
  [null, null, "Place"],
])("a %s of %s is called by its country's name", (kind, country, words) => {
  expect(placeSort({ kind, country })).toBe(words);
});

test.each([
  ["Raqqa", "Raqqa", null],
  ["Raqqa", "Raqqa, to within 5 km", "Known to within 5 km"],
  ["Hasaka", "Hasaka (province), to within 95 km", "Hasaka (province), to within 95 km"],
  ["Tal Milh", "Tal Milh (in no gazetteer, so not on the map)", "Tal Milh (in no gazetteer, so not on the map)"],
])("under %s its name is not said again", (name, words, told) => {
  expect(placeLede({ name, words })).toBe(told);
});

import { expect, test } from "vitest";
import { areaName, placeLede, placeSort } from "../src/placewords";

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

test("an area says what it is where its name does not, a town does not", () => {
  expect(areaName({ name: "Hasaka", kind: "province", extent: "area" })).toBe("Hasaka (province)");
  expect(areaName({ name: "Anbar Province", kind: "province", extent: "area" })).toBe("Anbar Province");
  expect(areaName({ name: "Hasaka", kind: "town", extent: "point" })).toBe("Hasaka");
});

import { expect, test } from "vitest";
import { liveries } from "../src/palette";

const party = (key: string, name = key, holds = 1, side = key) => ({ key, name, holds, side });

test("the same parties are dressed alike, whatever their order", () => {
  const [a, b] = [party("islamic_state", "Islamic State"), party("sdf", "Syrian Democratic Forces")];
  expect(liveries([a, b]).get(0)).toEqual(liveries([b, a]).get(1));
});

test("no two share colour and hatching, or letters, up to sixteen parties", () => {
  const dressed = [...liveries(Array.from({ length: 16 }, (_, at) => party(`p${at}`, `Free Army ${at}`))).values()];
  expect(new Set(dressed.map(({ colour, hatched }) => `${colour}${hatched}`)).size).toBe(16);
  expect(new Set(dressed.map(({ letters }) => letters)).size).toBe(16);
});

test("an army wears its government's colour, with letters of its own", () => {
  const dressed = [...liveries([party("mil-sy", "Military Forces of Syria", 1, "gov-sy"), party("gov-sy", "Government of Syria"), party("is", "Islamic State")]).values()];
  expect(new Set(dressed.map(({ colour }) => colour)).size).toBe(2);
  expect(new Set(dressed.map(({ letters }) => letters)).size).toBe(3);
});

test("who holds nothing wears nothing; letters skip small words", () => {
  expect(liveries([party("a", "A", 0)]).size).toBe(0);
  expect(liveries([party("a", "Government of Syria")]).get(0)?.letters).toBe("GS");
  expect(liveries([party("a", "Military Forces of Syria")]).get(0)?.letters).toBe("SY");
  expect(liveries([party("b", "تنظيم")]).get(0)?.letters).toBe("ت");
});

import { expect, test } from "vitest";
import { sides } from "../src/sides";

test("one to whom it was done is never taken for the doer", () => {
  expect(sides("Islamic State", "Rawa council")).toBe("Islamic State → Rawa council");
  expect(sides("", "Rawa council")).toBe("→ Rawa council");
  expect(sides("Islamic State", "")).toBe("Islamic State");
  expect(sides("", "")).toBe("");
});

import { expect, test } from "vitest";
import { NONE, unpack } from "../src/columns";

/** As packing.py writes it: `bodies` each begin at a multiple of 8. */
function packed(columns: { [name: string]: object }, bodies: { at: number; body: ArrayBufferView }[]): ArrayBuffer {
  const at = Math.max(0, ...bodies.map((one) => one.at + Math.ceil(one.body.byteLength / 8) * 8));
  let head = JSON.stringify({ meta: { published: [1, 2] }, columns });
  head = head.padEnd(head.length + ((8 - ((8 + head.length) % 8)) % 8));
  const out = new Uint8Array(8 + head.length + at);
  out.set(new TextEncoder().encode("VCL2"));
  new DataView(out.buffer).setInt32(4, head.length, true);
  out.set(new TextEncoder().encode(head), 8);
  for (const one of bodies) out.set(new Uint8Array(one.body.buffer), 8 + head.length + one.at);
  return out.buffer;
}

test("columns are what their narrow numbers stand for", () => {
  const same = { wide: 0, base: 2, holes: false };
  const found = unpack(packed(
    {
      "events.id": { kind: "text", n: 2, run: { wide: 0, base: 2, holes: false }, at: 0 },
      "places.name": { kind: "text", n: 2, run: { wide: 1, base: 2, holes: false, at: 8 }, at: 16 },
      "places.key": { kind: "text", n: 2, hex: 4, lead: "e", at: 24 },
      "events.start": { kind: "int", n: 3, run: { wide: 2, base: 17_000, holes: true, at: 32 } },
      "events.reports": { kind: "int", n: 2, run: same },
      "events.told": { kind: "int", n: 2, run: { wide: 0, base: 0, holes: true } },
      "events.toll_low": { kind: "real", n: 2, places: 2, run: { wide: 4, base: -100, holes: true, at: 40 } },
      "places.lat": { kind: "real", n: 2, at: 48 },
      "events.actor": { kind: "list", n: 2, run: { wide: 1, base: 0, holes: false, at: 64 }, values: { wide: 1, base: 7, holes: false, at: 72 } },
      "events.status": { kind: "word", n: 2, words: ["asserted", null], run: { wide: 1, base: 0, holes: false, at: 80 } },
    },
    [
      { at: 0, body: new TextEncoder().encode("abcd") },
      { at: 8, body: Uint8Array.of(0, 1) },
      { at: 16, body: new TextEncoder().encode("éabc") },
      { at: 24, body: Uint8Array.of(0x0a, 0xff, 0x10, 0x02) },
      { at: 32, body: Uint16Array.of(1, 0, 500) },
      { at: 40, body: Uint32Array.of(0, 251) },
      { at: 48, body: Float64Array.of(1 / 3, Number.NaN) },
      { at: 64, body: Uint8Array.of(2, 0) },
      { at: 72, body: Uint8Array.of(0, 2) },
      { at: 80, body: Uint8Array.of(1, 0) },
    ],
  ));
  expect(found.meta.published).toEqual([1, 2]);
  expect(found.events.id.all()).toEqual(["ab", "cd"]);
  expect(found.places.name.all()).toEqual(["é", "abc"]);
  expect(found.places.key.all()).toEqual(["e0aff", "e1002"]);
  expect([...found.events.start]).toEqual([17_000, NONE, 17_499]);
  expect([[...found.events.reports], [...found.events.told]]).toEqual([[2, 2], [NONE, NONE]]);
  expect([...found.events.toll_low]).toEqual([Number.NaN, 1.5]);
  expect([...found.places.lat]).toEqual([1 / 3, Number.NaN]);
  expect([found.events.actor.at(0), found.events.actor.at(1), found.events.actor.has(0, 9), found.events.actor.has(1, 9)]).toEqual([[7, 9], [], true, false]);
  expect([found.events.status.of(0), found.events.status.of(1)]).toEqual([null, "asserted"]);
});

test("bytes of another version are refused", () => {
  expect(() => unpack(new TextEncoder().encode("VCL9xxxxxxxx").buffer as ArrayBuffer)).toThrow(/another version/);
});

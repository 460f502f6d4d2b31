import { expect, test } from "vitest";
import { NONE, unpack } from "../src/columns";

/** As packing.py writes it. */
function packed(columns: { [name: string]: [object, ArrayBufferView, number] }): ArrayBuffer {
  let at = 0;
  const entries: { [name: string]: object } = {};
  const bodies = Object.entries(columns).map(([name, [entry, body, n]]) => {
    entries[name] = { ...entry, at, n };
    at += Math.ceil(body.byteLength / 8) * 8;
    return { body, at: at - Math.ceil(body.byteLength / 8) * 8 };
  });
  let head = JSON.stringify({ meta: { published: [1, 2] }, columns: entries });
  head = head.padEnd(head.length + ((8 - ((8 + head.length) % 8)) % 8));
  const out = new Uint8Array(8 + head.length + at);
  out.set(new TextEncoder().encode("VCL1"));
  new DataView(out.buffer).setInt32(4, head.length, true);
  out.set(new TextEncoder().encode(head), 8);
  for (const one of bodies) out.set(new Uint8Array(one.body.buffer), 8 + head.length + one.at);
  return out.buffer;
}

test("columns are read where they lie", () => {
  const texts = new Uint8Array([...new Uint8Array(Int32Array.of(0, 2, 4).buffer), ...new TextEncoder().encode("abé")]);
  const found = unpack(packed({
    "events.id": [{ kind: "text" }, texts, 2],
    "events.start": [{ kind: "i32" }, Int32Array.of(17, NONE, 3), 3],
    "events.toll_low": [{ kind: "f64" }, Float64Array.of(1.5, Number.NaN), 2],
    "events.actor": [{ kind: "list" }, Int32Array.of(0, 2, 2, 7, 9), 2],
    "events.status": [{ kind: "word", words: ["asserted", null] }, Int32Array.of(1, 0), 2],
  }));
  expect(found.meta.published).toEqual([1, 2]);
  expect(found.events.id.all()).toEqual(["ab", "é"]);
  expect([...found.events.start]).toEqual([17, NONE, 3]);
  expect(found.events.toll_low[0]).toBe(1.5);
  expect([found.events.actor.at(0), found.events.actor.at(1), found.events.actor.has(0, 9), found.events.actor.has(1, 9)]).toEqual([[7, 9], [], true, false]);
  expect([found.events.status.of(0), found.events.status.of(1)]).toEqual([null, "asserted"]);
});

test("bytes of another version are refused", () => {
  expect(() => unpack(new TextEncoder().encode("VCL9xxxxxxxx").buffer as ArrayBuffer)).toThrow(/another version/);
});

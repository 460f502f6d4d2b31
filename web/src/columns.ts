// The record's columns as the server packs them (packing.py): typed arrays over the answer's own bytes, nothing parsed.

import type { ChartMeta } from "./shapes";

/** Stands for none in whole numbers; in others it is NaN. */
export const NONE = -(2 ** 31);

/** Texts by position, decoded when asked for. */
export class Texts {
  private static readonly decoder = new TextDecoder();

  constructor(private readonly offsets: Int32Array, private readonly bytes: Uint8Array) {}

  get length(): number {
    return this.offsets.length - 1;
  }

  at(index: number): string {
    return Texts.decoder.decode(this.bytes.subarray(this.offsets[index], this.offsets[index + 1]));
  }

  all(): string[] {
    return Array.from({ length: this.length }, (_, at) => this.at(at));
  }
}

/** Lists of whole numbers by position. */
export class Lists {
  constructor(readonly offsets: Int32Array, readonly values: Int32Array) {}

  at(index: number): number[] {
    return Array.from(this.values.subarray(this.offsets[index], this.offsets[index + 1]));
  }

  has(index: number, value: number): boolean {
    const end = this.offsets[index + 1] as number;
    for (let at = this.offsets[index] as number; at < end; at++) if (this.values[at] === value) return true;
    return false;
  }
}

/** One of a few words by position. */
export class Words {
  constructor(readonly at: Int32Array, readonly words: (string | null)[]) {}

  of(index: number): string | null {
    return this.words[this.at[index] as number] ?? null;
  }
}

export interface Columns {
  meta: ChartMeta;
  places: { key: Texts; name: Texts; lat: Float64Array; lon: Float64Array; radius_km: Float64Array; kind: Words; country: Words };
  events: {
    id: Texts;
    type: Int32Array;
    place: Int32Array;
    start: Int32Array;
    end: Int32Array;
    told: Int32Array;
    precision: Words;
    status: Words;
    toll_low: Float64Array;
    toll_high: Float64Array;
    reports: Int32Array;
    sources: Int32Array;
    confidence: Float64Array;
    voice: Lists;
    actor: Lists;
    target: Lists;
  };
  holdings: { place: Int32Array; holder: Int32Array; status: Words; start: Int32Array; end: Int32Array; known: Int32Array; claims: Int32Array; against: Int32Array; inherited: Int32Array };
  tolls: {
    id: Texts;
    type: Int32Array;
    place: Int32Array;
    start: Int32Array;
    end: Int32Array;
    low: Float64Array;
    high: Float64Array;
    event: Int32Array;
    claims: Int32Array;
    rival: Int32Array;
    target: Lists;
  };
}

interface Entry {
  kind: "i32" | "f64" | "text" | "list" | "word";
  at: number;
  n: number;
  words?: (string | null)[];
}

/** The columns in an answer of `/map.columns`. Throws where the bytes are no such answer. */
export function unpack(buffer: ArrayBuffer): Columns {
  const magic = new TextDecoder().decode(new Uint8Array(buffer, 0, 4));
  if (magic !== "VCL1") throw new Error("the server's columns are of another version: reload the page");
  const length = new DataView(buffer).getInt32(4, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length))) as { meta: ChartMeta; columns: { [name: string]: Entry } };
  const found: { [table: string]: unknown } = { meta: head.meta };
  for (const [name, entry] of Object.entries(head.columns)) {
    const [table, column] = name.split(".") as [string, string];
    const own = (found[table] ??= {}) as { [column: string]: unknown };
    own[column] = read(buffer, 8 + length + entry.at, entry);
  }
  return found as unknown as Columns;
}

function read(buffer: ArrayBuffer, at: number, { kind, n, words }: Entry): unknown {
  if (kind === "f64") return new Float64Array(buffer, at, n);
  if (kind === "i32") return new Int32Array(buffer, at, n);
  if (kind === "word") return new Words(new Int32Array(buffer, at, n), words ?? []);
  const offsets = new Int32Array(buffer, at, n + 1);
  const rest = at + 4 * (n + 1);
  const total = offsets[n] as number;
  return kind === "text" ? new Texts(offsets, new Uint8Array(buffer, rest, total)) : new Lists(offsets, new Int32Array(buffer, rest, total));
}

// The record's columns as the server packs them (packing.py): typed arrays, made of runs of narrow numbers.

import type { ChartMeta } from "./shapes";

/** Stands for none in whole numbers; in others it is NaN. */
export const NONE = -(2 ** 31);

/** Texts by position, decoded when asked for. */
export class Texts {
  private static readonly decoder = new TextDecoder();
  /** All of them as one, where each byte is a character: cutting it is quicker than decoding each. */
  private plain: string | null | undefined;

  constructor(private readonly offsets: Int32Array, private readonly bytes: Uint8Array) {}

  get length(): number {
    return this.offsets.length - 1;
  }

  at(index: number): string {
    if (this.plain === undefined) {
      const whole = Texts.decoder.decode(this.bytes);
      this.plain = whole.length === this.bytes.length ? whole : null;
    }
    const [start, end] = [this.offsets[index], this.offsets[index + 1]];
    return this.plain?.slice(start, end) ?? Texts.decoder.decode(this.bytes.subarray(start, end));
  }

  all(): string[] {
    return Array.from({ length: this.length }, (_, at) => this.at(at));
  }
}

/** Ids that are a lead and so many hex digits. */
export class HexTexts {
  constructor(readonly length: number, private readonly lead: string, private readonly wide: number, private readonly bytes: Uint8Array) {}

  at(index: number): string {
    if (index < 0 || index >= this.length) return "";
    const own = this.bytes.subarray(index * this.wide, (index + 1) * this.wide);
    return this.lead + Array.from(own, (byte) => byte.toString(16).padStart(2, "0")).join("");
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
  places: { key: Texts | HexTexts; name: Texts | HexTexts; lat: Float64Array; lon: Float64Array; radius_km: Float64Array; kind: Words; country: Words };
  events: {
    id: Texts | HexTexts;
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
    id: Texts | HexTexts;
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

/** Whole numbers as narrow as they may be. */
interface Run {
  at?: number;
  wide: 0 | 1 | 2 | 4;
  base: number;
  /** 0 stands for none, and the others are one more than they would be. */
  holes: boolean;
}

type Entry = { n: number } & (
  | { kind: "int"; run: Run }
  | { kind: "real"; run: Run; places: number }
  | { kind: "real"; run?: undefined; at: number }
  | { kind: "text"; run: Run; at: number; hex?: undefined }
  | { kind: "text"; at: number; hex: number; lead: string }
  | { kind: "list"; run: Run; values: Run }
  | { kind: "word"; run: Run; words: (string | null)[] }
);

/** The columns in an answer of `/map.columns`. Throws where the bytes are no such answer. */
export function unpack(buffer: ArrayBuffer): Columns {
  const magic = new TextDecoder().decode(new Uint8Array(buffer, 0, 4));
  if (magic !== "VCL2") throw new Error("the server's columns are of another version: reload the page");
  const length = new DataView(buffer).getInt32(4, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length))) as { meta: ChartMeta; columns: { [name: string]: Entry } };
  const found: { [table: string]: unknown } = { meta: head.meta };
  const body = new Body(buffer, 8 + length);
  for (const [name, entry] of Object.entries(head.columns)) {
    const [table, column] = name.split(".") as [string, string];
    const own = (found[table] ??= {}) as { [column: string]: unknown };
    own[column] = body.read(entry);
  }
  return found as unknown as Columns;
}

class Body {
  constructor(private readonly buffer: ArrayBuffer, private readonly start: number) {}

  read(entry: Entry): unknown {
    const { kind, n } = entry;
    if (kind === "int") return this.ints(entry.run, n);
    if (kind === "real") return entry.run ? this.reals(entry.run, n, 10 ** entry.places) : new Float64Array(this.buffer, this.start + entry.at, n);
    if (kind === "word") return new Words(this.ints(entry.run, n), entry.words);
    if (kind === "text" && entry.hex !== undefined) return new HexTexts(n, entry.lead, entry.hex / 2, this.bytes(entry.at, (n * entry.hex) / 2));
    const offsets = this.offsets(entry.run, n);
    const total = offsets[n] as number;
    return kind === "text" ? new Texts(offsets, this.bytes(entry.at, total)) : new Lists(offsets, this.ints(entry.values, total));
  }

  private bytes(at: number, n: number): Uint8Array {
    return new Uint8Array(this.buffer, this.start + at, n);
  }

  private raw({ at = 0, wide }: Run, n: number): Uint8Array | Uint16Array | Uint32Array {
    const from = this.start + at;
    return wide === 1 ? new Uint8Array(this.buffer, from, n) : wide === 2 ? new Uint16Array(this.buffer, from, n) : new Uint32Array(this.buffer, from, n);
  }

  private ints(run: Run, n: number): Int32Array {
    const [found, { base, holes }] = [new Int32Array(n), run];
    if (!run.wide) return found.fill(holes ? NONE : base);
    const raw = this.raw(run, n);
    for (let i = 0; i < n; i++) {
      const value = raw[i] as number;
      found[i] = !holes ? value + base : value ? value + base - 1 : NONE;
    }
    return found;
  }

  private reals(run: Run, n: number, scale: number): Float64Array {
    const [found, whole] = [new Float64Array(n), this.ints(run, n)];
    for (let i = 0; i < n; i++) found[i] = whole[i] === NONE ? Number.NaN : (whole[i] as number) / scale;
    return found;
  }

  private offsets(run: Run, n: number): Int32Array {
    const found = new Int32Array(n + 1);
    const lengths = this.ints(run, n);
    for (let i = 0, sum = 0; i < n; i++) found[i + 1] = sum += lengths[i] as number;
    return found;
  }
}

// The map as a picture that explains itself: the day, what is known by when, who is who, and where it all comes from.

import { dayWords, spanWords } from "./days";
import { glyphCanvas } from "./glyphcanvas";
import { townGlyph } from "./glyphs";
import type { Livery } from "./palette";
import type { Record } from "./record";
import { sinceOf, type State } from "./store";

const TOLD = "Read by machine from reports; claims, not facts. Made with Vedette.";
const HOLDERS = 8;

/** The words under a picture of the map. */
export function captionOf({ day, window: days, asOf, front }: State): string {
  const shown = `Holders on ${dayWords(day)}, events of ${spanWords(sinceOf({ day, window: days }), day)}`;
  const known = asOf === null ? "" : `, as known on ${dayWords(asOf)}`;
  return `${shown}${known}.${front ? " Shaded areas are interpolated between towns, not reported." : ""}`;
}

/** The drawn map with its caption and credits below and the holders' key beside it, as a PNG. */
export async function pictureOf(map: string, credits: string, state: State, record: Record, dress: Map<number, Livery>): Promise<Blob> {
  const image = new Image();
  image.src = map;
  await image.decode();
  const scale = Math.max(1, image.width / 1100);
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height + 62 * scale;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws no canvas");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0);
  pen.scale(scale, scale);
  const floor = image.height / scale;
  pen.fillStyle = "#1b1d20";
  pen.font = "600 15px system-ui, sans-serif";
  pen.fillText(captionOf(state), 14, floor + 26);
  pen.fillStyle = "#5b6067";
  pen.font = "12px system-ui, sans-serif";
  pen.fillText(`${TOLD} ${credits}`, 14, floor + 47);
  key(pen, record, dress, floor);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("the picture cannot be made"))), "image/png"));
}

function key(pen: CanvasRenderingContext2D, record: Record, dress: Map<number, Livery>, floor: number): void {
  const holders = [...dress].sort(([a], [b]) => (record.parties[b]?.holds ?? 0) - (record.parties[a]?.holds ?? 0)).slice(0, HOLDERS);
  if (holders.length === 0) return;
  pen.font = "13px system-ui, sans-serif";
  const wide = Math.max(...holders.map(([at]) => pen.measureText(record.publicName(at)).width)) + 48;
  const tall = holders.length * 24 + 14;
  pen.fillStyle = "rgba(255, 255, 255, 0.93)";
  pen.fillRect(12, floor - tall - 12, wide, tall);
  for (const [turn, [at, livery]] of holders.entries()) {
    const y = floor - tall - 5 + turn * 24;
    pen.drawImage(glyphCanvas(townGlyph("held", [livery], false)), 18, y, 24, 24);
    pen.fillStyle = "#1b1d20";
    pen.fillText(record.publicName(at), 48, y + 17);
  }
}

/** Hands a file to the browser's downloads. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

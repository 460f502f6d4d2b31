// Glyphs on canvases of the page, and as pixels for the map.

import type { Glyph } from "./glyphs";

/** Of each sort no more canvases are kept for later than this. */
const MOST = 120;
/** Pixels of the map for each of the glyph's. */
const FINE = 2;

/** Canvases that nothing shows any more, by what is drawn on them. A canvas costs the browser more than a whole row of a
 * list does, and those thrown away by the hundred make its garbage collector stop the page. */
const spare = new Map<string, HTMLCanvasElement[]>();

/** A canvas with the glyph, for the page itself; what it means stands beside it in words. */
export function glyphCanvas({ name, width, height, draw }: Glyph): HTMLCanvasElement {
  const ratio = Math.max(2, Math.ceil(window.devicePixelRatio || 1));
  const kept = spare.get(`${name} ${ratio}`)?.pop();
  if (kept) return kept;
  const canvas = document.createElement("canvas");
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.className = "glyph";
  canvas.dataset["glyph"] = `${name} ${ratio}`;
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.scale(ratio, ratio);
    draw(pen);
  }
  return canvas;
}

/** Gives the canvases of a box to the next who ask for such: for boxes that are filled anew at once. */
export function reuse(box: Element): void {
  for (const canvas of box.querySelectorAll<HTMLCanvasElement>("canvas.glyph")) {
    const name = canvas.dataset["glyph"] ?? "";
    const own = spare.get(name);
    if (!own) spare.set(name, [canvas]);
    else if (own.length < MOST) own.push(canvas);
  }
}

let scratch: CanvasRenderingContext2D | null = null;

/** The glyph's pixels, two for each of the map's. */
export function glyphImage({ width, height, draw }: Glyph): ImageData {
  scratch ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!scratch) throw new Error("this browser draws no canvas");
  const { canvas } = scratch;
  const [wide, high] = [width * FINE, height * FINE];
  if (canvas.width < wide || canvas.height < high) [canvas.width, canvas.height] = [Math.max(canvas.width, wide), Math.max(canvas.height, high)];
  scratch.clearRect(0, 0, wide, high);
  scratch.save();
  scratch.scale(FINE, FINE);
  draw(scratch);
  scratch.restore();
  return scratch.getImageData(0, 0, wide, high);
}

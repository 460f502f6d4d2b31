// A report's text as words and sentences, so that a quote can be chosen, moved and stretched by keys alone. Offsets
// count characters (code points), as the server does.

import type { Run } from "./shapes";

export class Wording {
  readonly letters: string[];
  readonly words: Run[];
  readonly sentences: Run[];

  constructor(text: string) {
    this.letters = [...text];
    const at = offsets(this.letters);
    const runs = (granularity: "word" | "sentence", keep: (one: Intl.SegmentData) => boolean) =>
      [...new Intl.Segmenter("en", { granularity }).segment(text)].filter(keep).map(({ index, segment }) => this.trimmed({ start: at(index), end: at(index + segment.length) }));
    this.words = runs("word", ({ isWordLike }) => isWordLike === true);
    this.sentences = joined(runs("sentence", ({ segment }) => segment.trim() !== ""), (run) => this.text(run));
  }

  text({ start, end }: Run): string {
    return this.letters.slice(start, end).join("");
  }

  /** The run without the blanks at its ends; nothing but blanks gives an empty run. */
  trimmed({ start, end }: Run): Run {
    let [from, to] = [Math.max(0, start), Math.min(this.letters.length, end)];
    while (from < to && !this.letters[from]?.trim()) from++;
    while (to > from && !this.letters[to - 1]?.trim()) to--;
    return { start: from, end: to };
  }

  /** The sentence that a place in the text lies in, or the next. */
  sentenceAt(at: number): Run | null {
    return this.sentences.find(({ end }) => at < end) ?? this.sentences.at(-1) ?? null;
  }

  /** The sentence `step` after the one that the run begins in. */
  sentenceBy(run: Run | null, step: number): Run | null {
    if (!run) return this.sentences[0] ?? null;
    const now = this.sentences.findIndex(({ end }) => run.start < end);
    return this.sentences[Math.max(0, Math.min(this.sentences.length - 1, now + step))] ?? null;
  }

  /** The run with its end a word further on or back; it keeps at least one word. */
  endBy(run: Run, step: 1 | -1): Run {
    const ends = this.words.map(({ end }) => end).filter((end) => end > run.start);
    const next = step > 0 ? ends.find((end) => end > run.end) : ends.filter((end) => end < run.end).at(-1);
    return next === undefined ? run : { start: run.start, end: next };
  }

  startBy(run: Run, step: 1 | -1): Run {
    const starts = this.words.map(({ start }) => start).filter((start) => start < run.end);
    const next = step > 0 ? starts.find((start) => start > run.start) : starts.filter((start) => start < run.start).at(-1);
    return next === undefined ? run : { start: next, end: run.end };
  }
}

/** From places in a JavaScript string to code points. */
function offsets(letters: readonly string[]): (at: number) => number {
  if (letters.every((letter) => letter.length === 1)) return (at) => at;
  const points: number[] = [];
  for (const [point, letter] of letters.entries()) for (let unit = 0; unit < letter.length; unit++) points.push(point);
  return (at) => points[at] ?? letters.length;
}

/** A segmenter ends sentences at "Gen." and "U.S.": what goes on in small letters or a figure belongs to them. */
function joined(runs: readonly Run[], text: (run: Run) => string): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last && /(?:\b(?:Gen|Lt|Col|Maj|Capt|Sgt|Dr|Mr|Mrs|Ms|St|No)\.|\b\p{Lu}\.)$/u.test(text(last))) last.end = run.end;
    else found.push({ ...run });
  }
  return found;
}

/** What is selected of the words in `box`, as offsets; null where nothing is. */
export function selectedRun(box: HTMLElement): Run | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(box)) return null;
  const whole = document.createRange();
  whole.selectNodeContents(box);
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(whole.startContainer, whole.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(whole.endContainer, whole.endOffset);
  whole.setEnd(range.startContainer, range.startOffset);
  const start = [...whole.toString()].length;
  return { start, end: start + [...range.toString()].length };
}

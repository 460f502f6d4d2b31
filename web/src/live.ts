// What others change is seen here without a reload.

export const CHANGED = "vedette-changed";

/** Calls `changed` a moment after the server tells of a change; several at once are one. */
export function listen(changed: (words: string) => void): void {
  const stream = new EventSource("/api/v1/live");
  let timer = 0;
  stream.addEventListener("changed", (event) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => (changed((event as MessageEvent<string>).data), window.dispatchEvent(new Event(CHANGED))), 250);
  });
  window.addEventListener("pagehide", () => stream.close());
}

// A password that can be read out over a telephone: no letters that look alike, 80 random bits.

const LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

export function suggested(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(16));
  return [...drawn].map((byte, at) => `${at && at % 4 === 0 ? "-" : ""}${LETTERS[byte % LETTERS.length]}`).join("");
}

// Who did it to whom, on one line.

/** Who did it to whom. Where no doer is named the arrow stays, so that the one it was done to is not taken for the doer. */
export function sides(actor: string, target: string): string {
  return [actor, target && `→ ${target}`].filter(Boolean).join(" ");
}

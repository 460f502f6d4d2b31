// The outlines as the build has written them (build/outlines.mjs).

import index from "../basemap/outlined.json?raw";
import { type Index, Outlines, type Shape } from "./outlines";

const files = import.meta.glob<string>("../basemap/outlines/*.json", { query: "?url", import: "default", eager: true });

export const outlines = new Outlines(JSON.parse(index) as Index, async (country) => {
  const answer = await fetch(files[`../basemap/outlines/${country}.json`] as string);
  if (!answer.ok) throw new Error(`no outlines of ${country}`);
  return (await answer.json()) as { [id: string]: Shape };
});

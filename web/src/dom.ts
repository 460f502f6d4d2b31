// Building the page. Words only ever go in as text nodes: a report can never run as markup.

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** An element with attributes, `on…` listeners and children. A null or false attribute is left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  return fill(node, ...children);
}

/** An element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(tag: K, props: { [name: string]: string | number | null | ((event: Event) => void) } = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== null) node.setAttribute(name, String(value));
  }
  return fill(node, ...children);
}

/** Replaces what a node holds. */
export function fill<T extends Element>(node: T, ...children: Child[]): T {
  node.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  return node;
}

/** The element of the page's own skeleton with this id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

/** Whether the page is as narrow as a telephone's: a drawing is made for that width, and not shrunk to it. */
export const narrow = (): boolean => matchMedia("(max-width: 720px)").matches;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name fit to stand among other words: one written from right to left is kept apart (Unicode's isolates), so that it
 * does not draw arrows, days and figures beside it to its wrong side. */
export const apart = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

/** `1 report`, `2 reports`, `1,500 claims` */
export const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

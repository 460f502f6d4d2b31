// Forms: a label above its field, and what the server finds wrong told at the field that it is about.

import type { ApiError } from "./api";
import { el } from "./dom";

export const labelled = (label: string, input: HTMLElement, ...more: HTMLElement[]): HTMLElement => el("div", { class: "field" }, el("label", { for: input.id }, label), input, ...more);

/** Tells a fault at the field of the form that the error names, else at the form's end; null takes all faults away. */
export function faultAt(form: HTMLElement, error: ApiError | null): void {
  form.querySelectorAll(".fault").forEach((node) => node.remove());
  form.querySelectorAll("[aria-invalid]").forEach((node) => (node.removeAttribute("aria-invalid"), node.removeAttribute("aria-describedby")));
  if (!error) return;
  const at = error.field ? fieldOf(form, CSS.escape(error.field)) : null;
  const fault = el("p", { class: "fault", id: `${form.id || "form"}-fault`, role: "alert" }, error.message);
  if (!at) return form.append(fault);
  (at.closest("[data-slot]") ?? at.closest(".field") ?? form).append(fault);
  at.setAttribute("aria-invalid", "true");
  at.setAttribute("aria-describedby", fault.id);
  at.focus();
}

/** What takes the focus of the field of this name, or of the claim's slot. */
function fieldOf(form: HTMLElement, name: string): HTMLElement | null {
  return form.querySelector<HTMLElement>(`[name="${name}"]`) ?? form.querySelector<HTMLElement>(`[data-slot="${name}"] :is(input, select, [tabindex="0"])`);
}

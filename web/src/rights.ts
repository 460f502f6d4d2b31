// What who looks at the page may do here. The server refuses the rest anyway: this only spares buttons that do nothing.

import type { Health } from "./shapes";

export interface Rights {
  /** Add reports. */
  reads: boolean;
  /** Judge readings, and add claims by hand. */
  reviews: boolean;
  /** See to users and read the log. */
  admin: boolean;
  /** Who is signed in; null where there are no users. */
  user: string | null;
  role: string | null;
}

export const rightsOf = ({ reads, reviews, user, role }: Health): Rights => ({ reads, reviews, user, role, admin: role === "admin" });

/** Why somebody cannot do a thing here, in one line. */
export function refusal({ user, role }: Rights, deed: string, otherwise: string): string {
  return user && role === "reader" ? `${user} may look here. To ${deed} is for analysts; an admin gives roles.` : otherwise;
}

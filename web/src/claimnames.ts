// The names in a claim as a person writes them: offered from the report, the record, the registry and the gazetteer as one
// types; what none of them knows is kept as it is written, and says so.

import { api } from "./api";
import { Combo } from "./combo";
import type { PartyForm, PartyOffer, PlaceOffer } from "./shapes";

export type PartySlot = "actor" | "target" | "source";

export interface NameSettings {
  /** Before each field's id. */
  prefix: string;
  report: string;
  fail: (error: unknown) => void;
}

const bareParty = (name: string): PartyOffer => ({ name, id: null, words: "as written, in no book of parties", claims: 0 });
const barePlace = (name: string): PlaceOffer => ({ name, lat: null, lon: null, radius_km: null, gazetteer_id: null, kind: null, country: null, words: "as written, on no map", claims: 0 });

export const partyCombo = ({ prefix, report, fail }: NameSettings, slot: PartySlot, label: string, hint: string): Combo<PartyOffer> =>
  new Combo<PartyOffer>({ id: `${prefix}-${slot}`, slot, label, hint, several: true, bare: bareParty, fail, offers: (words) => api.offerParties(words, report) });

export const placeCombo = ({ prefix, report, fail }: NameSettings, label: string, hint: string): Combo<PlaceOffer> =>
  new Combo<PlaceOffer>({ id: `${prefix}-place`, slot: "place", label, hint, several: false, bare: barePlace, fail, offers: (words) => api.offerPlaces(words, report) });

/** In the form of the claim record. */
export const partyForm = ({ name, id }: PartyOffer): object => ({ name, text: name, id });
export const placeForm = ({ name, lat, lon, radius_km, gazetteer_id, kind, country }: PlaceOffer): object => ({ name, text: name, lat, lon, radius_km, gazetteer_id, kind, country });

/** What a claim says already, to begin with. */
export const partyRead = ({ name, id = null }: PartyForm): PartyOffer => ({ ...bareParty(name), id, words: id ? "as it is read" : "as it is read, in no book of parties" });
export const placeRead = (place: { name: string; lat: number | null; lon: number | null; radius_km: number | null }): PlaceOffer => ({ ...barePlace(place.name), ...place, words: place.lat === null ? "as it is read, on no map" : "as it is read" });

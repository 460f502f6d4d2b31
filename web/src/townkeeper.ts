// The towns' marks on the map. From day to day few of them change: those alone are told to the map.

import type { GeoJSONSource } from "maplibre-gl";
import type { Standing } from "./control";
import { townFeatures, townLook } from "./marks";
import type { Livery } from "./palette";
import type { Record } from "./record";

/** Where more have changed than this, all are drawn anew. */
const MOST = 2000;

export class TownKeeper {
  private drawn = new Map<number, { standing: Standing; sign: string }>();

  /** The next drawing begins with nothing on the map. */
  forget(): void {
    this.drawn.clear();
  }

  /** Whether a town looks other than it was drawn last; the same object again never does. */
  private changes(standing: Standing): boolean {
    const had = this.drawn.get(standing.place.at);
    if (had?.standing === standing) return false;
    const sign = signOf(standing);
    this.drawn.set(standing.place.at, { standing, sign });
    return had?.sign !== sign;
  }

  /** The towns that are drawn and no longer shown: a filter stands before them. */
  private gone(points: readonly Standing[]): number[] {
    const shown = new Set(points.map(({ place }) => place.at));
    const gone = [...this.drawn.keys()].filter((at) => !shown.has(at));
    for (const at of gone) this.drawn.delete(at);
    return gone;
  }

  draw(source: GeoJSONSource | undefined, record: Record, standings: readonly Standing[], dress: Map<number, Livery>): void {
    if (!source) return;
    const points = standings.filter(({ place }) => place.extent === "point");
    const whole = this.drawn.size === 0;
    const gone = this.gone(points);
    const fresh = new Set(points.filter(({ place }) => !this.drawn.has(place.at)));
    const changed = points.filter((standing) => this.changes(standing));
    if (!whole && changed.length + gone.length === 0) return;
    if (whole || changed.length + gone.length > MOST) return void source.setData(townFeatures(record, points, dress));
    void source.updateData({
      remove: gone,
      add: townFeatures(record, [...fresh], dress).features,
      update: changed.filter((one) => !fresh.has(one)).map((standing) => ({ id: standing.place.at, addOrUpdateProperties: Object.entries(townLook(record, standing, dress)).map(([key, value]) => ({ key, value })) })),
    });
  }
}

/** What of a standing is drawn. */
const signOf = ({ control, holders, disputed, inherited }: Standing): string => `${control} ${holders.join(",")} ${disputed} ${inherited}`;

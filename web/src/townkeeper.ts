// The towns' marks on the map. From day to day few of them change: those alone are told to the map.

import type { GeoJSONSource } from "maplibre-gl";
import type { Standing } from "./control";
import { townFeatures, townLook } from "./marks";
import type { Livery } from "./palette";
import type { Record } from "./record";

/** Where more have changed than this, all are drawn anew. */
const MOST = 2000;

export class TownKeeper {
  /** By the place's position: how it looks on the map, and the last drawing that it was in. */
  private readonly drawn = new Map<number, { standing: Standing; sign: string; turn: number }>();
  private turn = 0;

  /** The next drawing begins with nothing on the map. */
  forget(): void {
    this.drawn.clear();
  }

  draw(source: GeoJSONSource | undefined, record: Record, standings: readonly Standing[], dress: Map<number, Livery>): void {
    if (!source) return;
    const whole = this.drawn.size === 0;
    const { fresh, changed, gone } = this.differences(standings);
    if (!whole && fresh.length + changed.length + gone.length === 0) return;
    if (whole || fresh.length + changed.length + gone.length > MOST) return void source.setData(townFeatures(record, standings, dress));
    void source.updateData({
      remove: gone,
      add: townFeatures(record, fresh, dress).features,
      update: changed.map((standing) => ({ id: standing.place.at, addOrUpdateProperties: Object.entries(townLook(record, standing, dress)).map(([key, value]) => ({ key, value })) })),
    });
  }

  /** Those at points that were not on the map, those that look other than before, and those that are shown no more. Most
   * stand as they stood: the same objects again, at which nothing is made anew. */
  private differences(standings: readonly Standing[]): { fresh: Standing[]; changed: Standing[]; gone: number[] } {
    const [fresh, changed, gone]: [Standing[], Standing[], number[]] = [[], [], []];
    this.turn += 1;
    for (const standing of standings) {
      if (standing.place.extent !== "point") continue;
      const had = this.drawn.get(standing.place.at);
      if (had) had.turn = this.turn;
      if (had?.standing === standing) continue;
      const sign = signOf(standing);
      if (had?.sign !== sign) (had ? changed : fresh).push(standing);
      if (had) [had.standing, had.sign] = [standing, sign];
      else this.drawn.set(standing.place.at, { standing, sign, turn: this.turn });
    }
    for (const [at, { turn }] of this.drawn) if (turn !== this.turn) gone.push(at);
    for (const at of gone) this.drawn.delete(at);
    return { fresh, changed, gone };
  }
}

/** What of a standing is drawn. */
const signOf = ({ control, holders, disputed, inherited }: Standing): string => `${control} ${holders.join(",")} ${disputed} ${inherited}`;

import { createDice } from '#infra/local/replay/winter/index.ts';

/** When to kill: while this request of the play is under way, so many milliseconds after it was sent. */
export interface KillMoment {
  readonly request: number;
  readonly afterMs: number;
}

/** Longer than most requests take, so that moments between requests are met as well. */
const latestMs = 400;
/** A play that was disturbed may need fewer requests than the one that was counted; the last are not counted on. */
const countedOnShare = 0.97;

/** Draws different moments over a whole play, in its order; the same seed draws the same. */
export function drawMoments(options: {
  readonly seed: number;
  readonly kills: number;
  /** How many requests an undisturbed play needs. */
  readonly requests: number;
}): readonly KillMoment[] {
  const { seed, kills, requests } = options;
  const dice = createDice('kills', seed);
  const moments = new Map<number, KillMoment>();
  const last = Math.floor(requests * countedOnShare);
  if (last < kills) throw new Error(`${requests} requests have no room for ${kills} kills`);
  while (moments.size < kills) {
    const request = dice.whole(1, last);
    moments.set(request, { request, afterMs: dice.whole(0, latestMs) });
  }
  return [...moments.values()].sort((one, other) => one.request - other.request);
}

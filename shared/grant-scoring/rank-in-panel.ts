import { grantPanels } from '#shared/grant-assessments/index.ts';
import { declaredInterests, hasInterest, type HasInterest } from '#shared/interests/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

import type { ScoringPorts } from './change-assessment.ts';

export interface RankInPanel {
  readonly roundId: string;
  readonly grantApplicationId: string;
  /** From one at the top. */
  readonly toPlace: number;
  /** The order that was on the page: nobody moves within one they have not seen. */
  readonly seen: readonly string[];
  readonly staffId: string;
}

export type RankRefusal =
  | HasInterest
  | { readonly kind: 'not-in-order' }
  /** Somebody has moved one since the page was read. */
  | { readonly kind: 'another-order' };

/** Puts one application at another place of its round; the order that was on the page is kept with it. */
export function createRankInPanel({ records, commit, clock }: ScoringPorts) {
  return async function rankInPanel(request: RankInPanel): Promise<Result<'ranked', RankRefusal>> {
    const { roundId, grantApplicationId, toPlace, seen, staffId } = request;
    const from = seen.indexOf(grantApplicationId);
    if (from === -1) return refused({ kind: 'not-in-order' });
    const key = keys.grantPanel(roundId);
    const [found, interests] = await Promise.all([
      grantPanels.read(records, key),
      declaredInterests.read(records, keys.declaredInterests('grant', grantApplicationId)),
    ]);
    if (hasInterest(interests?.document, staffId)) return refused({ kind: 'has-interest' });
    const order = seen.filter((id) => id !== grantApplicationId);
    const to = Math.min(Math.max(toPlace, 1), seen.length) - 1;
    order.splice(to, 0, grantApplicationId);
    const kept = (found?.document.order ?? []).filter((id) => seen.includes(id));
    // Nothing to move, or a button pressed twice.
    if (to === from || kept.join() === order.join()) return done('ranked');
    if (seen.filter((id) => kept.includes(id)).join() !== kept.join()) {
      return refused({ kind: 'another-order' });
    }
    const version = found?.version ?? 0;
    const next = { roundId, order };
    const about = { roundId, grantApplicationId, fromPlace: from + 1, toPlace: to + 1 };
    const actor = { kind: 'staff', id: staffId } as const;
    const committed = await commit([
      version === 0 ? grantPanels.create(next) : grantPanels.replace(next, version),
      eventRecord(
        key,
        version + 1,
        { type: 'grant-panel-ranked', ...about },
        { at: clock.now(), actor, correlationId: grantApplicationId },
      ),
    ]);
    return committed.ok ? done('ranked') : refused({ kind: 'another-order' });
  };
}

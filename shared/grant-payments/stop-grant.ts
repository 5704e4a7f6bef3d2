import {
  aboutAward,
  grantAwards,
  planRelease,
  type AboutStop,
  type GrantAwardIn,
  type Instalment,
  type StopRefusal,
} from '#shared/grant-awards/index.ts';
import { declaredInterests, hasInterest } from '#shared/interests/index.ts';
import {
  Defect,
  done,
  refused,
  sumPence,
  type Clock,
  type Commit,
  type Pence,
  type Result,
} from '#shared/kernel/index.ts';
import type { Payment } from '#shared/payments/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { planVoids, readPaymentsOf, type TakeAccountRefusal } from './take-other-account.ts';

interface StopPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export type StopGrantRefusal =
  | Exclude<StopRefusal, { kind: 'stop-proposed-already' }>
  /** Nobody proposed it, or it was taken back. */
  | { readonly kind: 'no-stop-proposed' }
  | { readonly kind: 'proposed-by-you' }
  | Extract<TakeAccountRefusal, { kind: 'payment-under-way' | 'held-as-suspect' }>
  | { readonly kind: 'changed-by-someone-else' };

const triesPerStop = 8;

/**
 * Stops a grant that somebody else proposed to stop. What was approved of it and not sent is void, and all that is not in
 * the group's account goes back from what is promised to what its round can give, in one commit. What was paid stays the
 * group's, and its report is due. Done twice it is done once.
 */
export function createStopGrant(ports: StopPorts) {
  return async function stopGrant(
    request: AboutStop,
  ): Promise<Result<{ readonly releasedPence: Pence }, StopGrantRefusal>> {
    const { grantApplicationId, staffId } = request;
    const { records, commit, clock } = ports;
    let isShort = false;
    for (let attempt = 1; attempt <= triesPerStop; attempt += 1) {
      const [award, interests] = await Promise.all([
        grantAwards.read(records, keys.grantAward(grantApplicationId)),
        declaredInterests.read(records, keys.declaredInterests('grant', grantApplicationId)),
      ]);
      if (award?.document.state !== 'accepted') return refused({ kind: 'not-running' });
      const { document, version } = award;
      if (document.stopped !== undefined) {
        return done({ releasedPence: document.stopped.releasedPence });
      }
      if (hasInterest(interests?.document, staffId)) return refused({ kind: 'has-interest' });
      const { stopProposed, ...rest } = document;
      if (stopProposed === undefined) return refused({ kind: 'no-stop-proposed' });
      if (stopProposed.by === staffId) return refused({ kind: 'proposed-by-you' });
      const at = clock.now();
      const by = { kind: 'staff', id: staffId } as const;
      const standing = await readPaymentsOf(records, document);
      const voids = await planVoids(records, standing, { at, by });
      if (!voids.ok) return voids;
      const notPaid = notPaidOf(document, standing);
      const moves = await planRelease(records, document, notPaid, { at, actor: by });
      isShort = !moves.ok;
      if (!moves.ok) continue;
      const releasedPence = sumPence(notPaid.map(({ amountPence }) => amountPence));
      const next: GrantAwardIn<'accepted'> = {
        ...rest,
        stopped: {
          ...{ proposedBy: stopProposed.by, reason: stopProposed.reason, by: staffId, at },
          ...{ releasedPence, notPaid: notPaid.map(({ instalment }) => instalment) },
        },
      };
      const body = {
        type: 'grant-stopped' as const,
        ...{ ...aboutAward(next), releasedPence, proposedBy: stopProposed.by },
      };
      const committed = await commit([
        grantAwards.replace(next, version),
        eventRecord(keys.grantAward(grantApplicationId), version + 1, body, {
          ...{ at, actor: by, correlationId: grantApplicationId },
        }),
        ...voids.value.writes,
        ...moves.value,
      ]);
      if (committed.ok) return done({ releasedPence });
    }
    if (isShort) throw new Defect(`No envelope holds what ${grantApplicationId} is promised`);
    return refused({ kind: 'changed-by-someone-else' });
  };
}

/** Whatever is not in the group's account; what is on its way keeps a grant from being stopped. */
function notPaidOf(
  { instalments }: GrantAwardIn<'accepted'>,
  standing: readonly Loaded<Payment>[],
): readonly Instalment[] {
  const paid = standing.flatMap(({ document: { state, instalment } }) =>
    state === 'settled' ? [instalment] : [],
  );
  return instalments.filter(({ instalment }) => !paid.includes(instalment));
}

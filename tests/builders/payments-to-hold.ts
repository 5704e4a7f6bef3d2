import { createLiftHold, createPlaceHold, holds } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

import { openWinter } from './winter.ts';

/** What the first hold is called. */
export const holdId = 'HOLD000001';

/** So many families that may be paid, and people who hold their payments: Dev holds, Erin lifts. */
export async function paymentsToHold(count = 2) {
  const winter = openWinter();
  const envelopeId = await winter.fund(100 * 150_00);
  const ids: string[] = [];
  for (let family = 0; family < count; family += 1) ids.push(await winter.approved());
  let placed = 0;
  const fresh = { reference: () => `HOLD00000${(placed += 1)}`, opaque: () => 'opaque' };
  /** Holds as Dev does, by a worker that may work with other ports. */
  const placeWith =
    (changed: Partial<typeof winter.ports>) =>
    (applicationIds: readonly string[], more: object = {}) =>
      createPlaceHold({ ...winter.ports, ids: fresh, ...changed })({
        programmeId: winter.programmeId,
        ...{ applicationIds, category: 'manual', reason: 'Rang nobody' },
        ...{ staffId: 'dev', dryRun: false },
        ...more,
      });
  const place = placeWith({});
  const lifting = createLiftHold(winter.ports);
  const lift = (holdId: string, staffId = 'erin') =>
    lifting({ holdId, actor: { kind: 'staff', id: staffId }, reason: 'It is in order' });
  const hold = async (holdId: string) =>
    (await holds.read(winter.records, keys.hold(holdId)))?.document;
  const stateOf = async (id: string) => (await winter.payment(id)).state;
  const faults = () => recordFaults(winter.memory.all(), winter.clock.now());
  return { ...winter, envelopeId, ids, place, placeWith, lift, hold, stateOf, faults };
}

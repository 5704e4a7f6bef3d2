import { describe, expect, it } from 'vitest';

import { refused } from '#shared/kernel/index.ts';
import type { LedgerEntry } from '#shared/ledger/index.ts';
import { createChangePayee, createPlaceHold, type HoldCategory } from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { withoutItems } from '#tests/doubles/other-workers.ts';

const payee = { nameOnAccount: 'N Hussain', sortCode: '200000', accountNumber: '55779911' };

/** A family whose award is approved, and that gives another account before it is paid. */
async function setup() {
  const winter = openWinter();
  const { ports } = winter;
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.approved();
  const actor = { kind: 'family', id } as const;
  const changeWith = (changed: Partial<typeof ports>) =>
    createChangePayee({ ...ports, ...changed })({ applicationId: id, payee, actor });
  const holdAs = (category: HoldCategory) =>
    createPlaceHold({ ...ports, ids: { reference: () => 'HOLD000001', opaque: () => '' } })({
      ...{ programmeId: winter.programmeId, applicationIds: [id], category, reason: 'Seen' },
      ...{ staffId: 'dev', dryRun: false },
    });
  return { ...winter, envelopeId, id, actor, changeWith, holdAs };
}

describe('a payment that was not sent', () => {
  it.each([undefined, 'manual', 'awaiting-evidence'] as const)(
    'is void when its account changes, and of the hold (%s) nothing is left on it',
    async (category) => {
      const given = await setup();
      const { id, actor, changeWith, holdAs, payment, memory, clock } = given;
      const ready = await payment(id);
      if (category !== undefined) await holdAs(category);
      await changeWith({});
      expect(await payment(id)).toEqual({ ...ready, state: 'void', voidedAt: clock.now() });
      const entry = memory.ofKind('ledger-entry').at(-1)?.['document'] as LedgerEntry;
      expect(entry.cause).toBe(`payment ${id}-01 made void`);
      expect(entry.lines).toEqual([
        { account: 'reserved', amountPence: -150_00, paymentId: `${id}-01` },
        { account: 'available', amountPence: 150_00, paymentId: `${id}-01` },
      ]);
      const said = memory.all().filter((item) => item.pk === keys.payment(id, 1).pk);
      const events = said.filter(isEventItem).map((item) => parseEvent(item));
      expect(events.find(({ body }) => body.type === 'payment-voided')).toMatchObject({
        ...{ at: clock.now(), actor, correlationId: id },
        body: { paymentId: `${id}-01`, amountPence: 150_00, attemptNumber: 1 },
      });
    },
  );

  it.each(['possible-fraud', 'duplicate'] as const)(
    'stays as it is while it is held for %s: a person lifts that first',
    async (category) => {
      const { changeWith, holdAs, payment, id } = await setup();
      await holdAs(category);
      expect(await changeWith({})).toEqual(refused({ kind: 'payment-under-way' }));
      expect(await payment(id)).toMatchObject({ state: 'held' });
    },
  );

  it('is a defect when it is not there', async () => {
    const { changeWith, records, id } = await setup();
    const gone = withoutItems(records, [keys.payment(id, 1)]);
    await expect(changeWith({ records: gone })).rejects.toThrow(
      `Application ${id} is approved without a payment`,
    );
  });
});

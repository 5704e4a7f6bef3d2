import { describe, expect, it } from 'vitest';

import { createDeclineApplications, declineReasons } from '#shared/approvals/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

function setup() {
  const winter = openWinter();
  const decline = (...applicationIds: string[]) =>
    winter.declineApplications({ applicationIds, staffId: 'ben', reason: 'not-in-birmingham' });
  return { ...winter, decline };
}

describe('declining an application', () => {
  it('keeps who, when and why, and the words the family reads', async () => {
    const { assessed, decline, application, events } = setup();
    const id = await assessed();
    expect(await decline(id)).toEqual([{ applicationId: id, outcome: 'declined' }]);
    expect(await application(id)).toMatchObject({
      state: 'declined',
      decidedBy: 'ben',
      reason: 'not-in-birmingham',
      letter: declineReasons['not-in-birmingham'],
      claimIds: [],
    });
    expect(events(`APPLICATION#${id}`).at(-1)).toMatchObject({
      ...{ type: 'application-declined', reason: 'not-in-birmingham', applicationId: id },
      ...{ ringFence: 'children', area: { localityCode: 'hodge-hill' } },
    });
  });

  it('tells the family in one sentence why, whatever the reason', () => {
    expect(declineReasons).toEqual({
      'not-in-birmingham': 'You live outside Birmingham. Your own council can help you.',
      'not-in-hardship': 'This fund is for homes with less money than you told us you have.',
      'had-an-award': 'Your home has had money from this fund already.',
      'applied-already': 'Your home has asked this fund before. We decide on that, not on this.',
      'not-enough-shown': 'We could not tell from what you sent us if this fund can help you.',
      'may-be-a-machine':
        'We could not tell that a person sent this. If you did, call us on 0121 634 7100. We will help you.',
    });
  });

  it('lapses the pairs that waited for it', async () => {
    const { assessed, decline, application, memory } = setup();
    const first = await assessed({ fullName: 'Amina Khan' });
    const second = await assessed({ fullName: 'Amina Khan' });
    await decline(second);
    expect(await application(second)).toMatchObject({ state: 'declined', openPairs: [] });
    const [pair, ...others] = memory.ofKind('duplicate-pair');
    expect(others).toEqual([]);
    expect(pair?.queue).toBeUndefined();
    expect(pair?.['document']).toMatchObject({
      ...{ state: 'lapsed', laterId: second, earlierId: first, matchKinds: ['person'] },
    });
  });

  it('gives the household’s claims back in the same commit', async () => {
    const { assessed, decline, counting, memory } = setup();
    const id = await assessed();
    const before = counting.committed.length;
    await decline(id);
    expect(counting.committed).toHaveLength(before + 1);
    expect(memory.ofKind('claim')).toEqual([]);
  });

  it('of a likely duplicate leaves the claims with the application that holds them', async () => {
    const { assessed, decline, memory } = setup();
    const first = await assessed({ fullName: 'Amina Khan' });
    const held = memory.ofKind('claim').filter((item) => JSON.stringify(item).includes(first));
    const second = await assessed({ fullName: 'Amina Khan' });
    await decline(second);
    expect(memory.ofKind('claim')).toEqual(held);
  });

  it('is possible after a first approval, and no money was ever moved', async () => {
    const winter = openWinter('crisis-and-resilience-fund');
    const envelopeId = await winter.fund(1_000_00);
    const id = await winter.assessed({ amountsPence: { food: 250_00 } });
    await winter.approveAwards({ applicationIds: [id], staffId: 'chloe', dryRun: false });
    await winter.declineApplications({
      applicationIds: [id],
      staffId: 'ben',
      reason: 'had-an-award',
    });
    expect(await winter.application(id)).toMatchObject({ state: 'declined' });
    expect(await winter.balances(envelopeId)).toMatchObject({ available: 1_000_00, reserved: 0 });
  });

  it('answers for each what came of it, once', async () => {
    const { assessed, applied, approved, fund, decline } = setup();
    await fund(1_000_00);
    const waiting = await assessed();
    const fresh = await applied();
    const paid = await approved();
    expect(await decline(waiting, fresh, paid, 'A000000009', waiting)).toEqual([
      { applicationId: waiting, outcome: 'declined' },
      { applicationId: fresh, outcome: 'not-waiting-for-a-decision' },
      { applicationId: paid, outcome: 'not-waiting-for-a-decision' },
      { applicationId: 'A000000009', outcome: 'no-such-application' },
    ]);
  });

  it('loses to an approval that was faster', async () => {
    const { assessed, fund, decline, approveAwards, counting, application } = setup();
    await fund(1_000_00);
    const id = await assessed();
    counting.beforeNext(() =>
      approveAwards({ applicationIds: [id], staffId: 'chloe', dryRun: false }),
    );
    expect(await decline(id)).toMatchObject([{ outcome: 'not-waiting-for-a-decision' }]);
    expect(await application(id)).toMatchObject({ state: 'approved' });
  });

  it('is a fault when the case never stops changing', async () => {
    const { assessed, ports } = setup();
    const id = await assessed();
    let tries = 0;
    const declineApplications = createDeclineApplications({
      ...ports,
      commit: () => {
        tries += 1;
        const failure = { kind: 'changed-by-someone-else', lost: [] } as const;
        return Promise.resolve({ ok: false, failure });
      },
    });
    await expect(
      declineApplications({ applicationIds: [id], staffId: 'ben', reason: 'had-an-award' }),
    ).rejects.toThrow(`Application ${id} kept changing while it was declined`);
    expect(tries).toBe(5);
  });
});

import { describe, expect, it } from 'vitest';

import type { Claim } from '#shared/approvals/index.ts';
import { openWinter, type Winter } from '#tests/builders/winter.ts';

const home = { kind: 'address', line1: '5 Alum Rock Road', postcode: 'B8 3BB' } as const;

/** Two applications of one household, compared: the first holds its claim, the second is a likely duplicate. */
async function household(programmeId?: 'crisis-and-resilience-fund') {
  const winter = openWinter(programmeId);
  await winter.fund(10_000_00);
  const first = await winter.assessed({ fullName: 'Amina Khan', home });
  const second = await winter.assessed({ fullName: 'Bilal Khan', home });
  await winter.compared(second);
  return { winter, first, second };
}

async function approve(winter: Winter, ids: readonly string[], reason?: string, staffId = 'ben') {
  const given = reason === undefined ? {} : { reason };
  const decisions = await winter.approveAwards({
    ...{ applicationIds: ids, staffId, dryRun: false },
    ...given,
  });
  return decisions.map((each) => ('refusal' in each ? each.refusal.kind : each.outcome));
}

const decline = (winter: Winter, id: string) =>
  winter.declineApplications({
    ...{ applicationIds: [id], staffId: 'chloe', reason: 'not-enough-shown' },
  });

/** Who holds the claim on the award of the household. */
function householdClaim(winter: Winter): Claim | undefined {
  return winter.memory
    .ofKind('claim')
    .map((item) => item['document'] as Claim)
    .find(({ claimId }) => claimId.includes('#household-'));
}

describe('a likely duplicate that is awarded before the first was decided', () => {
  it('takes the claim over, and the first is a likely duplicate of it', async () => {
    const { winter, first, second } = await household();
    const commits = winter.counting.committed.length;
    expect(await approve(winter, [second], 'The first is their old form')).toEqual(['approved']);
    expect(winter.counting.committed).toHaveLength(commits + 1);
    expect(householdClaim(winter)).toMatchObject({ applicationId: second });
    expect(await winter.application(second)).toMatchObject({ claimIds: { length: 2 } });
    expect(await winter.application(first)).toMatchObject({
      state: 'to-decide',
      duplicateOf: second,
      claimIds: { length: 1 },
    });
    expect(winter.events(`APPLICATION#${first}`).at(-1)).toMatchObject({
      type: 'duplicate-suspected',
      duplicateOf: second,
    });
  });

  it('counts the first as a likely duplicate once, from however many its claims are taken', async () => {
    const { winter, first, second } = await household();
    await approve(winter, [second], 'The first is their old form');
    const elsewhere = { ...home, line1: '7 Alum Rock Road' };
    const third = await winter.assessed({ fullName: 'Amina Khan', home: elsewhere });
    await winter.compared(third);
    expect(await winter.application(third)).toMatchObject({ duplicateOf: first });
    expect(await approve(winter, [third], 'She has moved out')).toEqual(['approved']);
    expect(await winter.application(first)).toMatchObject({ duplicateOf: third, claimIds: [] });
    const events = winter
      .events(`APPLICATION#${first}`)
      .filter(({ type }) => type === 'duplicate-suspected');
    expect(events).toMatchObject([{ duplicateOf: second }, { duplicateOf: third, again: true }]);
    expect(events[0]).not.toHaveProperty('again');
  });

  it('leaves nobody of the household unseen', async () => {
    const { winter, first, second } = await household();
    await approve(winter, [second], 'The first is their old form');
    expect(await approve(winter, [first])).toEqual(['needs-a-reason']);
    const third = await winter.assessed({ fullName: 'Dina Khan', home });
    expect(await winter.application(third)).toMatchObject({ duplicateOf: second });
  });

  it('keeps its claim when the first is declined afterwards', async () => {
    const { winter, first, second } = await household();
    await approve(winter, [second], 'The first is their old form');
    await decline(winter, first);
    expect(householdClaim(winter)).toMatchObject({ applicationId: second });
    expect(winter.memory.ofKind('claim')).toHaveLength(2);
  });

  it('voids the one approval that the first had', async () => {
    const winter = openWinter('crisis-and-resilience-fund');
    await winter.fund(10_000_00);
    const large = { amountsPence: { food: 250_00 } };
    const first = await winter.assessed({ fullName: 'Amina Khan', home, ...large });
    expect(await approve(winter, [first])).toEqual(['first-approval']);
    const second = await winter.assessed({ fullName: 'Bilal Khan', home });
    await winter.compared(second);
    expect(await approve(winter, [second], 'They live here now')).toEqual(['approved']);
    expect(await winter.application(first)).toMatchObject({ state: 'to-decide' });
    expect(await approve(winter, [first], undefined, 'erin')).toEqual(['needs-a-reason']);
  });
});

describe('an award of a household that has one', () => {
  it('takes a reason that was written down since the first was made', async () => {
    const winter = openWinter('crisis-and-resilience-fund');
    await winter.fund(10_000_00);
    const first = await winter.assessed({ fullName: 'Amina Khan', home });
    const large = { amountsPence: { food: 250_00 } };
    const second = await winter.assessed({ fullName: 'Bilal Khan', home, ...large });
    await winter.compared(second);
    expect(await approve(winter, [second], 'The other is their old form')).toEqual([
      'first-approval',
    ]);
    winter.clock.moveOnSeconds(60);
    await approve(winter, [first]);
    expect(await approve(winter, [second], undefined, 'erin')).toEqual(['needs-a-reason']);
    expect(await approve(winter, [second], 'Two families', 'erin')).toEqual(['approved']);
    expect(householdClaim(winter)).toMatchObject({ applicationId: first, alsoAwarded: [second] });
  });

  it('stands in for the first when that is declined after its payment came back', async () => {
    const { winter, first, second } = await household();
    await approve(winter, [first]);
    await approve(winter, [second], 'Two families');
    await winter.changedPayee(first);
    await decline(winter, first);
    expect(householdClaim(winter)).toMatchObject({ applicationId: second, alsoAwarded: [] });
    const third = await winter.assessed({ fullName: 'Dina Khan', home });
    expect(await winter.application(third)).toMatchObject({ duplicateOf: second });
  });

  it('stands behind it no longer once it is declined itself', async () => {
    const { winter, first, second } = await household();
    await approve(winter, [first]);
    await approve(winter, [second], 'Two families');
    await winter.changedPayee(second);
    await decline(winter, second);
    expect(householdClaim(winter)).toMatchObject({ applicationId: first, alsoAwarded: [] });
  });
});

describe('at the same moment', () => {
  it('two approvals make one award when the first of the household is faster', async () => {
    const { winter, first, second } = await household();
    winter.counting.beforeNext(() => approve(winter, [first]));
    expect(await approve(winter, [second], 'The first is their old form')).toEqual([
      'needs-a-reason',
    ]);
    expect(await winter.application(second)).toMatchObject({ state: 'to-decide' });
    expect(householdClaim(winter)).toMatchObject({ applicationId: first });
  });

  it.each([undefined, 'Seen the payslip'])(
    'two approvals make one award when the likely duplicate is faster: %s',
    async (reason) => {
      const { winter, first, second } = await household();
      winter.counting.beforeNext(() => approve(winter, [second], 'The first is their old form'));
      expect(await approve(winter, [first], reason)).toEqual(['needs-a-reason']);
      expect(await winter.application(first)).toMatchObject({ duplicateOf: second });
      expect(householdClaim(winter)).toMatchObject({ applicationId: second });
    },
  );

  it('a decline of the first takes nothing from the likely duplicate that is approved', async () => {
    const { winter, first, second } = await household();
    winter.counting.beforeNext(() => approve(winter, [second], 'The first is their old form'));
    await decline(winter, first);
    expect(await winter.application(first)).toMatchObject({ state: 'declined' });
    expect(householdClaim(winter)).toMatchObject({ applicationId: second });
  });

  it('an approval of the likely duplicate takes what a decline of the first gave back', async () => {
    const { winter, first, second } = await household();
    winter.counting.beforeNext(() => decline(winter, first));
    expect(await approve(winter, [second], 'The first is their old form')).toEqual(['approved']);
    expect(householdClaim(winter)).toMatchObject({ applicationId: second });
  });

  it('both can be approved by one person who wrote down why', async () => {
    for (const order of [0, 1]) {
      const { winter, first, second } = await household();
      const ids = order === 0 ? [first, second] : [second, first];
      expect(await approve(winter, ids, 'Two families')).toEqual(['approved', 'approved']);
      const [holder, behind] = ids;
      expect(householdClaim(winter)).toMatchObject({
        applicationId: holder,
        alsoAwarded: [behind],
      });
    }
  });
});

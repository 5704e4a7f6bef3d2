import { describe, expect, it } from 'vitest';

import { applications } from '#shared/applications/index.ts';
import { claims, createApproveAwards, readClaims } from '#shared/approvals/index.ts';
import { commitLimit, plusSeconds, type StoredItem } from '#shared/kernel/index.ts';
import { payeeCheckCodes, type PayeeCheckCode } from '#shared/payee-checks/index.ts';
import { plannedPayment } from '#shared/payments/index.ts';
import { configuredProgrammes, programmeRegistry } from '#shared/programmes/index.ts';
import { keys } from '#shared/records/index.ts';
import { payeeChecked } from '#tests/builders/payee-checked.ts';
import { openWinter, type Winter } from '#tests/builders/winter.ts';

function approve(winter: Winter, applicationIds: readonly string[], more: object = {}) {
  return winter.approveAwards({ applicationIds, staffId: 'ben', dryRun: false, ...more });
}

async function refusalOf(winter: Winter, applicationId: string, more: object = {}) {
  const before = winter.memory.all();
  const [decision] = await approve(winter, [applicationId], more);
  expect(winter.memory.all()).toEqual(before);
  return decision?.outcome === 'refused' ? decision.refusal : decision;
}

async function many(winter: Winter, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let family = 0; family < count; family += 1) ids.push(await winter.assessed());
  return ids;
}

const ofMoney = (items: readonly StoredItem[]) =>
  items.filter(({ kind }) => ['envelope', 'ledger-entry', 'payment'].includes(kind));

describe('approving an award', () => {
  it('moves the case, its payment and its money in one commit, with one event', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(1_000_00);
    const id = await winter.assessed();
    const commits = winter.counting.committed.length;
    const decisions = await approve(winter, [id]);
    expect(decisions).toEqual([
      { applicationId: id, outcome: 'approved', amountPence: 150_00, envelopeId },
    ]);
    expect(winter.counting.committed).toHaveLength(commits + 1);
    expect(await winter.application(id)).toMatchObject({
      state: 'approved',
      awardPence: 150_00,
      paymentId: `${id}-01`,
      approvals: [{ staffId: 'ben', amountPence: 150_00 }],
    });
    expect(await winter.payment(id)).toMatchObject({
      state: 'ready',
      amountPence: 150_00,
      categoriesPence: { food: 70_00, 'energy-and-water': 80_00 },
      approvedBy: ['ben'],
      envelopeId,
    });
    expect(await winter.balances(envelopeId)).toMatchObject({
      available: 850_00,
      reserved: 150_00,
    });
    expect(winter.events(`APPLICATION#${id}`).at(-1)).toMatchObject({
      type: 'award-approved',
      amountPence: 150_00,
      envelopeId,
      waitedDays: 0,
    });
  });

  it('keeps a reason on the case and out of the event', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.assessed({ awardInLastYear: 'yes' });
    await approve(winter, [id], { reason: 'Her husband took the first award' });
    expect(await winter.application(id)).toMatchObject({
      approvals: [{ exceptionReason: 'Her husband took the first award' }],
    });
    expect(JSON.stringify(winter.memory.ofKind('event'))).not.toContain('husband');
  });

  it('decides an application that was named twice once', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(1_000_00);
    const id = await winter.assessed();
    expect(await approve(winter, [id, id])).toHaveLength(1);
    expect(await winter.balances(envelopeId)).toMatchObject({ reserved: 150_00 });
  });

  it('is harmless the second time, and after dying on either side of the commit', async () => {
    for (const when of ['before', 'after'] as const) {
      const winter = openWinter();
      const envelopeId = await winter.fund(1_000_00);
      const id = await winter.assessed();
      winter.counting.dieAt(1, when);
      await expect(approve(winter, [id])).rejects.toThrow('died');
      await approve(winter, [id]);
      expect(await refusalOf(winter, id)).toEqual({
        kind: 'not-waiting-for-a-decision',
        state: 'approved',
      });
      expect(await winter.balances(envelopeId)).toMatchObject({ reserved: 150_00 });
      expect(winter.memory.ofKind('payment')).toHaveLength(1);
    }
  });
});

describe('an approval is refused', () => {
  it('for an application that does not exist', async () => {
    expect(await refusalOf(openWinter(), 'A000000009')).toEqual({ kind: 'no-such-application' });
  });

  it('before it was assessed and after it was declined', async () => {
    const winter = openWinter();
    const fresh = await winter.applied();
    expect(await refusalOf(winter, fresh)).toEqual({
      kind: 'not-waiting-for-a-decision',
      state: 'submitted',
    });
    const declined = await winter.assessed();
    await winter.declineApplications({
      applicationIds: [declined],
      staffId: 'chloe',
      reason: 'not-in-hardship',
    });
    expect(await refusalOf(winter, declined)).toMatchObject({ state: 'declined' });
  });

  it('to whoever made the application', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const applicationId = 'A000000001';
    const { buildForm } = await import('#tests/builders/application-form.ts');
    await winter.submitApplication({
      applicationId,
      form: buildForm(),
      channel: 'telephone',
      actor: { kind: 'staff', id: 'ben' },
    });
    await winter.assessApplication(applicationId);
    expect(await refusalOf(winter, applicationId)).toEqual({ kind: 'made-by-you' });
    expect(await approve(winter, [applicationId], { staffId: 'chloe' })).toMatchObject([
      { outcome: 'approved' },
    ]);
  });

  it.each([
    ['not-eligible', { residence: 'elsewhere' }],
    ['refer', { awardInLastYear: 'not-sure' }],
  ] as const)('without a reason against the advice: %s', async (because, form) => {
    const winter = openWinter();
    await winter.fund(1_000_00, 'hodge-hill');
    const id = await winter.assessed(form);
    expect(await refusalOf(winter, id)).toEqual({ kind: 'needs-a-reason', because });
    expect(await approve(winter, [id], { reason: 'I rang them' })).toMatchObject([
      { outcome: 'approved' },
    ]);
  });

  it('without a reason for a likely duplicate', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const first = await winter.assessed({ fullName: 'Amina Khan' });
    const second = await winter.assessed({ fullName: 'Amina Khan' });
    expect(await refusalOf(winter, second, { reason: 'Cousins of one name' })).toEqual({
      kind: 'duplicate-open',
      earlierIds: [first],
    });
    await winter.compared(second);
    expect(await refusalOf(winter, second)).toEqual({
      kind: 'needs-a-reason',
      because: 'duplicate',
    });
    expect(await approve(winter, [second], { reason: 'Cousins of one name' })).toMatchObject([
      { outcome: 'approved' },
    ]);
  });

  it('while there is no way to pay the family', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.assessed({ payment: { method: 'needs-another-way' } });
    expect(await refusalOf(winter, id)).toEqual({ kind: 'no-way-to-pay' });
  });

  it('when there is nothing to award', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.assessed();
    const item = winter.memory.ofKind('application')[0]!;
    const document = structuredClone(item['document']) as { assessment: { awardPence: number } };
    document.assessment.awardPence = 0;
    await winter.ports.commit([
      { action: 'replace', item: { ...item, version: 3, document }, expecting: 2 },
    ]);
    expect(await refusalOf(winter, id)).toEqual({ kind: 'nothing-to-award' });
  });

  it('when neither the locality nor the city can carry it, and says how much there is', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(149_99);
    const id = await winter.assessed();
    expect(await refusalOf(winter, id)).toEqual({
      kind: 'envelope-cannot-carry',
      envelopeId,
      availablePence: 149_99,
      neededPence: 150_00,
    });
  });

  it('when its envelope was never given money', async () => {
    const winter = openWinter();
    const id = await winter.assessed();
    expect(await refusalOf(winter, id)).toMatchObject({
      kind: 'envelope-cannot-carry',
      availablePence: 0,
    });
  });
});

describe('a likely duplicate whose first application was declined', () => {
  const home = { kind: 'address', line1: '5 Alum Rock Road', postcode: 'B8 3BB' } as const;

  async function setup() {
    const winter = openWinter();
    await winter.fund(10_000_00);
    const first = await winter.assessed({ fullName: 'Amina Khan', home });
    const second = await winter.assessed({ fullName: 'Bilal Khan', home });
    const third = await winter.assessed({ fullName: 'Dina Khan', home });
    const decline = {
      applicationIds: [first],
      staffId: 'ben',
      reason: 'not-enough-shown',
    } as const;
    await winter.declineApplications(decline);
    for (const id of [second, third]) await winter.compared(id);
    return { winter, second, third };
  }

  it('takes the household’s claim with its award, so that the next application is seen', async () => {
    const { winter, second } = await setup();
    await approve(winter, [second], { reason: 'The first was declined' });
    const fourth = await winter.assessed({ fullName: 'Ella Khan', home });
    expect(await winter.application(fourth)).toMatchObject({ duplicateOf: second });
  });

  it('takes it once when two of them are approved together', async () => {
    const { winter, second, third } = await setup();
    const together = await approve(winter, [second, third], { reason: 'Two flats' });
    expect(together).toMatchObject([{ outcome: 'approved' }, { outcome: 'approved' }]);
    const holders = winter.memory
      .ofKind('claim')
      .map((item) => (item['document'] as { applicationId: string }).applicationId);
    expect(holders.sort()).toEqual([second, second, third].sort());
    expect(await winter.application(second)).toMatchObject({ claimIds: { length: 2 } });
  });

  it('takes the claim back from an application that was assessed at the same moment', async () => {
    const { winter, second } = await setup();
    let newest = '';
    winter.counting.beforeNext(async () => {
      newest = await winter.assessed({ fullName: 'Ella Khan', home });
    });
    await approve(winter, [second], { reason: 'The first was declined' });
    expect(await winter.application(second)).toMatchObject({
      state: 'approved',
      claimIds: { length: 2 },
    });
    expect(await winter.application(newest)).toMatchObject({ duplicateOf: second });
  });
});

describe('the money an award draws on', () => {
  it('is its locality’s while it lasts, then the city pool, in the order asked for', async () => {
    const winter = openWinter();
    const locality = await winter.fund(300_00);
    const pool = await winter.fund(150_00, 'city');
    const ids = await many(winter, 4);
    const order = [ids[3]!, ids[1]!, ids[0]!, ids[2]!];
    expect(
      (await approve(winter, order)).map((each) =>
        'envelopeId' in each ? each.envelopeId : each.outcome,
      ),
    ).toEqual([locality, locality, pool, 'refused']);
    expect(await winter.balances(locality)).toMatchObject({ available: 0, reserved: 300_00 });
    expect(await winter.balances(pool)).toMatchObject({ available: 0, reserved: 150_00 });
  });

  it('is the pool’s for a family whose address is hidden', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const pool = await winter.fund(150_00, 'city');
    const id = await winter.assessed({ home: { kind: 'refuge' }, housing: 'refuge' });
    expect(await approve(winter, [id])).toMatchObject([{ envelopeId: pool }]);
  });

  it('is never another ring-fence’s', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00, 'hodge-hill', 'others');
    const id = await winter.assessed();
    expect(await refusalOf(winter, id)).toMatchObject({ kind: 'envelope-cannot-carry' });
  });
});

describe('two hundred awards at once', () => {
  it('on one envelope take seven commits, one ledger entry each', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(200 * 150_00);
    const ids = await many(winter, 200);
    const before = winter.counting.committed.length;
    const decisions = await approve(winter, ids);
    expect(decisions.map(({ applicationId }) => applicationId)).toEqual(ids);
    expect(decisions.every(({ outcome }) => outcome === 'approved')).toBe(true);
    const commits = winter.counting.committed.slice(before);
    expect(commits).toHaveLength(7);
    expect(Math.max(...commits.map((writes) => writes.length))).toBeLessThanOrEqual(commitLimit);
    expect(winter.memory.ofKind('ledger-entry')).toHaveLength(1 + 7);
    expect(await winter.balances(envelopeId)).toMatchObject({
      available: 0,
      reserved: 200 * 150_00,
    });
  });

  it('on every envelope of the city fit their commits too', async () => {
    const winter = openWinter();
    const postcodes = [
      'B8 3BB',
      'B30 1AA',
      'B1 1BB',
      'B73 6AB',
      'B44 0AA',
      'B33 8TH',
      'B11 4RA',
      'B19 1BP',
    ];
    const codes = [
      'hodge-hill',
      'selly-oak',
      'ladywood',
      'sutton-coldfield',
      'erdington',
      'yardley',
      'hall-green',
      'perry-barr',
    ];
    for (const code of codes) await winter.fund(20 * 150_00, code);
    await winter.fund(100 * 150_00, 'city');
    const ids: string[] = [];
    for (let family = 0; family < 200; family += 1) {
      const home = {
        kind: 'address' as const,
        line1: `${family} High Street`,
        postcode: postcodes[family % 8]!,
      };
      ids.push(await winter.assessed({ home }));
    }
    const before = winter.counting.committed.length;
    const decisions = await approve(winter, ids);
    expect(decisions.every(({ outcome }) => outcome === 'approved')).toBe(true);
    const commits = winter.counting.committed.slice(before);
    expect(commits.length).toBeLessThan(12);
    for (const code of codes) {
      expect(
        await winter.balances(`household-support-fund:winter-2021:children:${code}`),
      ).toMatchObject({
        available: 0,
        reserved: 20 * 150_00,
      });
    }
  });
});

describe('a bulk approval of cases that change meanwhile', () => {
  it('is done in two commits when taking claims back is more than one holds', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(32 * 150_00);
    const ids = await many(winter, 32);
    const before = winter.counting.committed.length;
    winter.counting.beforeNext(async () => {
      for (const id of ids.slice(0, 3)) {
        const found = (await applications.read(winter.records, keys.application(id)))!;
        if (found.document.state !== 'to-decide') throw new Error(found.document.state);
        const held = await readClaims(winter.records, found.document.claimIds);
        await winter.ports.commit([
          applications.replace({ ...found.document, claimIds: [] }, found.version),
          ...[...held.values()].map(({ document, version }) => claims.remove(document, version)),
        ]);
      }
    });
    const decisions = await approve(winter, ids);
    expect(decisions.map(({ applicationId }) => applicationId)).toEqual(ids);
    expect(decisions.every(({ outcome }) => outcome === 'approved')).toBe(true);
    const commits = winter.counting.committed.slice(before);
    expect(Math.max(...commits.map((writes) => writes.length))).toBeLessThanOrEqual(commitLimit);
    expect(await winter.balances(envelopeId)).toMatchObject({ available: 0 });
  });
});

describe('a bulk approval that has only so much time', () => {
  it('begins nothing after it, and goes on with the rest the second time', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(60 * 150_00);
    const ids = await many(winter, 60);
    const until = plusSeconds(winter.clock.now(), 20);
    winter.counting.beforeNext(() => {
      winter.clock.moveOnSeconds(20);
      return Promise.resolve();
    });
    const first = await approve(winter, ids, { until });
    expect(first).toHaveLength(32);
    expect(first.every(({ outcome }) => outcome === 'approved')).toBe(true);
    expect(await winter.balances(envelopeId)).toMatchObject({ reserved: 32 * 150_00 });
    const again = await approve(winter, ids);
    expect(again.filter(({ outcome }) => outcome === 'approved')).toHaveLength(28);
    expect(again.filter(({ outcome }) => outcome === 'refused')).toHaveLength(32);
    expect(await winter.balances(envelopeId)).toMatchObject({ available: 0 });
  });
});

describe('a dry run', () => {
  it('answers what the real run then does, and writes nothing', async () => {
    const winter = openWinter();
    await winter.fund(40 * 150_00);
    await winter.fund(30 * 150_00, 'city');
    const ids = await many(winter, 80);
    ids.push(await winter.assessed({ residence: 'elsewhere' }), 'A000000009', ids[0]!);
    const before = winter.memory.all();
    const dry = await approve(winter, ids, { dryRun: true });
    expect(winter.memory.all()).toEqual(before);
    expect(dry.filter(({ outcome }) => outcome === 'approved')).toHaveLength(70);
    expect(await approve(winter, ids)).toEqual(dry);
  });
});

describe('awards above the first tier', () => {
  const family = {
    amountsPence: { food: 250_00 },
    programmeId: 'crisis-and-resilience-fund',
  } as const;

  async function setup() {
    const winter = openWinter('crisis-and-resilience-fund');
    const envelopeId = await winter.fund(1_000_00);
    const id = await winter.assessed(family);
    return { winter, envelopeId, id };
  }

  it('take two people, and no money moves before the second', async () => {
    const { winter, envelopeId, id } = await setup();
    expect(await approve(winter, [id])).toEqual([
      { applicationId: id, outcome: 'first-approval', amountPence: 170_00 },
    ]);
    expect(await winter.application(id)).toMatchObject({ state: 'second-approval' });
    expect(winter.events(`APPLICATION#${id}`).at(-1)).toMatchObject({
      type: 'first-approval-given',
      amountPence: 170_00,
    });
    expect(await winter.balances(envelopeId)).toMatchObject({ reserved: 0 });
    expect(await approve(winter, [id], { staffId: 'chloe' })).toMatchObject([
      { outcome: 'approved', amountPence: 170_00 },
    ]);
    expect(await winter.payment(id)).toMatchObject({ approvedBy: ['ben', 'chloe'] });
    expect(await winter.balances(envelopeId)).toMatchObject({ reserved: 170_00 });
  });

  it('are not approved twice by one person', async () => {
    const { winter, id } = await setup();
    await approve(winter, [id]);
    expect(await refusalOf(winter, id)).toEqual({ kind: 'approved-by-you-already' });
  });

  it('need their reason from the first approver only', async () => {
    const { winter } = await setup();
    const id = await winter.assessed({ ...family, awardInLastYear: 'yes' });
    await approve(winter, [id], { reason: 'A fire' });
    expect(await approve(winter, [id], { staffId: 'chloe' })).toMatchObject([
      { outcome: 'approved' },
    ]);
    expect(await winter.application(id)).toMatchObject({
      approvals: [{ exceptionReason: 'A fire' }, { staffId: 'chloe' }],
    });
  });

  it('of exactly the first tier’s limit take one person', async () => {
    const { winter } = await setup();
    const id = await winter.assessed({ ...family, amountsPence: { food: 150_00 } });
    expect(await approve(winter, [id])).toMatchObject([
      { outcome: 'approved', amountPence: 150_00 },
    ]);
  });
});

describe('an award to a family that cannot wait', () => {
  const large = { amountsPence: { food: 250_00 } };

  it.each([
    ['faster-payments', true, undefined],
    ['faster-payments', undefined, true],
    ['bacs', undefined, undefined],
  ])('goes by %s, whoever of the two said so: %s, %s', async (rail, first, second) => {
    const winter = openWinter('crisis-and-resilience-fund');
    await winter.fund(1_000_00);
    const id = await winter.assessed(large);
    await approve(winter, [id], { urgent: first ?? false });
    await approve(winter, [id], { staffId: 'chloe', urgent: second ?? false });
    expect(await winter.payment(id)).toMatchObject({ rail });
    const found = await winter.application(id);
    expect('approvals' in found && found.approvals.map(({ urgent }) => urgent)).toEqual([
      first,
      second,
    ]);
  });

  it('goes by the one rail of a programme that has no faster one', async () => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.assessed();
    await approve(winter, [id], { urgent: true });
    expect(await winter.payment(id)).toMatchObject({ rail: 'bacs' });
  });
});

describe('an award that rests on evidence', () => {
  const fund = configuredProgrammes.byId('household-support-fund');
  const asking = programmeRegistry([
    {
      ...fund,
      evidenceTiers: [
        { upToPence: 149_99, asks: 'own-word' },
        { upToPence: 150_00, asks: 'seen-or-explained' },
      ],
    },
  ]);

  async function setup(form: Parameters<Winter['assessed']>[0]) {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.assessed(form);
    const approveAwards = createApproveAwards({
      ...{ ...winter.ports, plannedPayment, programmes: asking },
    });
    const request = { applicationIds: [id], staffId: 'ben', dryRun: false };
    return (more: object = {}) => approveAwards({ ...request, ...more });
  }

  it('takes a reason while there is none', async () => {
    const approveIt = await setup({});
    const refusal = { kind: 'needs-a-reason', because: 'evidence' };
    expect(await approveIt()).toMatchObject([{ outcome: 'refused', refusal }]);
    expect(await approveIt({ reason: 'No time' })).toMatchObject([{ outcome: 'approved' }]);
  });

  it.each([
    ['was seen', { evidence: { kind: 'worker-has-seen', worker: 'A school' } }],
    ['cannot be had, as was explained', { evidence: { kind: 'cannot-provide', reason: 'Fire' } }],
    ['is not asked of so little', { amountsPence: { food: 149_99 } }],
  ] as const)('takes none where it %s', async (_what, form) => {
    const approveIt = await setup(form);
    expect(await approveIt()).toMatchObject([{ outcome: 'approved' }]);
  });
});

describe('what the bank says of the account', () => {
  async function setup(code?: PayeeCheckCode | 'away') {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.assessed();
    if (code !== undefined) await payeeChecked(winter.ports, id, code);
    return { winter, id };
  }
  const needsAReason = { kind: 'needs-a-reason', because: 'payee-no-match' };

  it.each(['ANNM', 'AC01'] as const)(
    'is %s: approving takes a reason, and is not refused',
    async (code) => {
      const { winter, id } = await setup(code);
      expect(await refusalOf(winter, id)).toEqual(needsAReason);
      expect(await approve(winter, [id], { reason: 'Her sister’s account, rung' })).toMatchObject([
        { outcome: 'approved' },
      ]);
      expect(await winter.application(id)).toMatchObject({
        approvals: [{ exceptionReason: 'Her sister’s account, rung' }],
      });
    },
  );

  it.each([
    undefined,
    'away',
    ...payeeCheckCodes.filter((code) => code !== 'ANNM' && code !== 'AC01'),
  ] as const)('is %s: approving goes on', async (code) => {
    const { winter, id } = await setup(code);
    expect(await approve(winter, [id])).toMatchObject([{ outcome: 'approved' }]);
  });

  it('counts in bulk for the case it is about alone', async () => {
    const { winter, id } = await setup('ANNM');
    const other = await winter.assessed();
    expect(await approve(winter, [id, other])).toMatchObject([
      { applicationId: id, outcome: 'refused', refusal: needsAReason },
      { applicationId: other, outcome: 'approved' },
    ]);
  });

  it('says nothing about an account the family has changed since', async () => {
    const { winter, id } = await setup('ANNM');
    const found = await applications.read(winter.records, keys.application(id));
    const { document, version } = found!;
    const matching = { ...document.matching, account: 'another-account' };
    await winter.ports.commit([applications.replace({ ...document, matching }, version)]);
    expect(await approve(winter, [id])).toMatchObject([{ outcome: 'approved' }]);
  });

  it('after a first approval takes a reason from the second person, unless the first knew', async () => {
    const winter = openWinter('crisis-and-resilience-fund');
    await winter.fund(1_000_00);
    const large = { amountsPence: { food: 250_00 } };
    const [late, known] = [await winter.assessed(large), await winter.assessed(large)];
    await payeeChecked(winter.ports, known, 'ANNM');
    await approve(winter, [late, known], { reason: 'Seen' });
    winter.clock.moveOnSeconds(60);
    await payeeChecked(winter.ports, late, 'ANNM');
    const second = { staffId: 'chloe' };
    expect(await refusalOf(winter, late, second)).toEqual(needsAReason);
    expect(await approve(winter, [late], { ...second, reason: 'Rung' })).toMatchObject([
      { outcome: 'approved' },
    ]);
    expect(await approve(winter, [known], second)).toMatchObject([{ outcome: 'approved' }]);
  });
});

describe('what somebody else changed meanwhile', () => {
  it('is read again and never overwritten', async () => {
    const winter = openWinter();
    const envelopeId = await winter.fund(300_00);
    const [mine, theirs] = (await many(winter, 2)) as [string, string];
    winter.counting.beforeNext(() => approve(winter, [theirs], { staffId: 'chloe' }));
    expect(await approve(winter, [mine])).toMatchObject([{ outcome: 'approved' }]);
    expect(await winter.balances(envelopeId)).toMatchObject({ available: 0, reserved: 300_00 });
    expect(await winter.payment(theirs)).toMatchObject({ approvedBy: ['chloe'] });
  });

  it('is not spent a second time: the last award goes to whoever was first', async () => {
    const winter = openWinter();
    await winter.fund(150_00);
    const [mine, theirs] = (await many(winter, 2)) as [string, string];
    winter.counting.beforeNext(() => approve(winter, [theirs], { staffId: 'chloe' }));
    expect(await approve(winter, [mine])).toMatchObject([
      { refusal: { kind: 'envelope-cannot-carry', availablePence: 0 } },
    ]);
  });

  it('is answered when it never stops changing, and nothing was written', async () => {
    const winter = openWinter();
    await winter.fund(300_00);
    const id = await winter.assessed();
    const before = ofMoney(winter.memory.all());
    const pauses: number[] = [];
    const pause = (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    const approveAwards = createApproveAwards({
      ...winter.ports,
      waiting: { pause, chance: () => 0 },
      commit: () =>
        Promise.resolve({ ok: false, failure: { kind: 'changed-by-someone-else', lost: [] } }),
      plannedPayment,
    });
    expect(await approveAwards({ applicationIds: [id], staffId: 'ben', dryRun: false })).toEqual([
      { applicationId: id, outcome: 'refused', refusal: { kind: 'changed-by-someone-else' } },
    ]);
    expect(ofMoney(winter.memory.all())).toEqual(before);
    expect(pauses.slice(0, 7)).toEqual([5, 10, 20, 40, 80, 160, 160]);
    expect(pauses).toHaveLength(24);
  });
});

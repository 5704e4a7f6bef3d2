import { describe, expect, it } from 'vitest';

import type { ApplicationForm } from '#shared/applications/index.ts';
import { assess, factsSchema, policyByVersion } from '#shared/eligibility/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { openWinter } from '#tests/builders/winter.ts';

const home = { kind: 'address', line1: '5 Alum Rock Road', postcode: 'B8 3BB' } as const;
const mother: Partial<ApplicationForm> = { fullName: 'Amina Khan', home };
const father: Partial<ApplicationForm> = { fullName: 'Bilal Khan', home };

function setup() {
  const winter = openWinter();
  const claims = () =>
    winter.memory
      .ofKind('claim')
      .map((item) => (item['document'] as { applicationId: string }).applicationId);
  return { ...winter, claims };
}

describe('assessing an application', () => {
  it('puts it before a person, holding the claims of its person and household', async () => {
    const { assessed, application, claims, events } = setup();
    const id = await assessed(mother);
    const found = await application(id);
    expect(found).toMatchObject({
      state: 'to-decide',
      assessment: { outcome: 'eligible', awardPence: 150_00 },
    });
    expect('claimIds' in found && found.claimIds).toHaveLength(2);
    expect(claims()).toEqual([id, id]);
    expect(events().at(-1)).toMatchObject({
      type: 'eligibility-assessed',
      outcome: 'eligible',
      unmet: [],
      awardPence: 150_00,
    });
  });

  it('keeps what it looked at, so that the same answer can be worked out years later', async () => {
    const { assessed, application } = setup();
    const found = await application(await assessed());
    if (found.state !== 'to-decide') throw new Error(found.state);
    const facts = factsSchema.parse(found.assessment.facts);
    const again = assess(policyByVersion(found.assessment.policyVersion), facts);
    expect(found.assessment).toMatchObject(again);
    expect(JSON.stringify(facts)).not.toMatch(/Nadia|Washwood|B8|1990|07700/);
  });

  it('looks at what was told and at what we know of the place, as it is on that day', async () => {
    const { assessed, application } = setup();
    const facts = async (changes: Partial<ApplicationForm>) => {
      const found = await application(await assessed(changes));
      if (found.state !== 'to-decide') throw new Error(found.state);
      return { areaRank: found.areaRank, facts: found.assessment.facts };
    };
    const one = await facts({});
    expect(one.facts).toEqual({
      ...{ asOf: '2021-12-07', windowOpen: true, residence: 'in-birmingham', postcode: 'inside' },
      ...{ areaRank: one.areaRank, adults: 1, adultsOver65: 0, children: 2, childrenUnder5: 1 },
      ...{ pregnant: false, disability: false, housing: 'private-rent', meter: 'prepayment-key' },
      ...{ reasons: ['unexpected-bill'], benefits: ['universal-credit'], savingsBand: 'none' },
      ...{ incomeBand: 'under-900', energyAsked: true, askedPence: 150_00, ringFence: 'children' },
      ...{ awardInLastYear: 'no', claimHeldByAnother: false },
      waitedDays: 1 / 86_400,
    });
    const { meter: _none, ...form } = buildForm();
    const other = await facts({
      ...{ home: { kind: 'address', line1: '1 Stratford Road', postcode: 'B90 3AA' } },
      ...{ amountsPence: { food: 70_00, 'energy-and-water': 0 }, meter: undefined },
      household: {
        ...{ ...form.household, adults: 2, adultsOver65: 1, pregnant: 'yes', disability: 'yes' },
        children: { age0to1: 2, age2to4: 1, age5to10: 0, age11to15: 0, age16to18: 1 },
      },
    });
    expect(other.facts).toMatchObject({
      ...{ postcode: 'outside', outsideCouncil: 'Solihull', energyAsked: false, askedPence: 70_00 },
      ...{ adults: 2, adultsOver65: 1, children: 4, childrenUnder5: 3 },
      ...{ pregnant: true, disability: true },
    });
    expect(other.facts).not.toHaveProperty('meter');
  });

  it('names in its event what was not met, without a word of the family', async () => {
    const { assessed, application, events } = setup();
    const id = await assessed({ residence: 'elsewhere', awardInLastYear: 'not-sure' });
    const found = await application(id);
    if (found.state !== 'to-decide') throw new Error(found.state);
    const { policyVersion, awardPence, priority } = found.assessment;
    expect(events().at(-1)).toEqual({
      ...{ type: 'eligibility-assessed', outcome: 'not-eligible', unmet: ['residence', 'repeat'] },
      ...{ applicationId: id, programmeId: 'household-support-fund', windowId: 'winter-2021' },
      ...{ ringFence: 'children', area: found.area, policyVersion, awardPence },
      priority: priority.total,
    });
  });

  it('changes nothing the second time', async () => {
    const { assessed, assessApplication, memory } = setup();
    const id = await assessed();
    const before = memory.all();
    expect(await assessApplication(id)).toEqual({ ok: true, value: 'already-assessed' });
    expect(memory.all()).toEqual(before);
  });

  it('says so when there is no such application', async () => {
    const { assessApplication } = setup();
    expect(await assessApplication('A000000009')).toEqual({
      ok: false,
      failure: { kind: 'no-such-application', applicationId: 'A000000009' },
    });
  });

  it('is one commit, and dying on either side of it leaves nothing half done', async () => {
    for (const when of ['before', 'after'] as const) {
      const { applied, assessApplication, application, counting, claims, memory } = setup();
      const id = await applied();
      counting.dieAt(1, when);
      await expect(assessApplication(id)).rejects.toThrow('died');
      await assessApplication(id);
      expect(await application(id)).toMatchObject({ state: 'to-decide' });
      expect(claims()).toEqual([id, id]);
      expect(memory.ofKind('event')).toHaveLength(2);
    }
  });
});

describe('a second application of a household', () => {
  it('is not refused: it stands apart as a likely duplicate of the first', async () => {
    const { assessed, application, memory, events } = setup();
    const first = await assessed(mother);
    const second = await assessed(father);
    expect(await application(second)).toMatchObject({
      state: 'to-decide',
      duplicateOf: first,
      assessment: { outcome: 'refer' },
    });
    expect(events()).toContainEqual(
      expect.objectContaining({ type: 'duplicate-suspected', duplicateOf: first }),
    );
    expect(memory.ofKind('application')[1]).toMatchObject({
      queue: 'CASES#household-support-fund#to-decide-duplicate',
    });
  });

  it('of the same person from another address is a likely duplicate too', async () => {
    const { assessed, application } = setup();
    const first = await assessed(mother);
    const second = await assessed({
      ...mother,
      home: { kind: 'address', line1: '9 High Street', postcode: 'B30 1AA' },
    });
    expect(await application(second)).toMatchObject({ duplicateOf: first });
  });

  it('still claims what nobody holds, so that a third from its own person is seen', async () => {
    const { assessed, application, claims } = setup();
    const first = await assessed(mother);
    const second = await assessed(father);
    expect(claims()).toEqual([first, first, second]);
    const third = await assessed({
      ...father,
      home: { kind: 'address', line1: '9 High Street', postcode: 'B30 1AA' },
    });
    expect(await application(third)).toMatchObject({ duplicateOf: second });
  });

  it('leaves one holder of the claim when two are assessed at once', async () => {
    const { applied, assessApplication, application, counting, claims } = setup();
    const first = await applied(mother);
    const second = await applied(father);
    counting.beforeNext(() => assessApplication(second));
    await assessApplication(first);
    expect(await application(second)).not.toHaveProperty('duplicateOf');
    expect(await application(first)).toMatchObject({ duplicateOf: second });
    expect(claims().filter((holder) => holder === second)).toHaveLength(2);
  });

  it('is no duplicate in shared housing, where strangers have one address', async () => {
    const { assessed, application } = setup();
    await assessed({ ...mother, housing: 'hostel' });
    const second = await application(await assessed({ ...father, housing: 'hostel' }));
    expect(second).not.toHaveProperty('duplicateOf');
  });

  it('is no duplicate once the first was declined: the claim is free again', async () => {
    const { assessed, declineApplications, application, claims } = setup();
    const first = await assessed(mother);
    await declineApplications({
      applicationIds: [first],
      staffId: 'ben',
      reason: 'not-enough-shown',
    });
    expect(claims()).toEqual([]);
    const second = await assessed(father);
    expect(await application(second)).not.toHaveProperty('duplicateOf');
    expect(claims()).toEqual([second, second]);
  });
});

it('gives up as a fault when the claims keep changing under it', async () => {
  const { applied, assessApplication, ports } = setup();
  const id = await applied();
  const { createAssessApplication } = await import('#shared/approvals/index.ts');
  let tries = 0;
  const unlucky = createAssessApplication({
    ...ports,
    commit: () => {
      tries += 1;
      return Promise.resolve({ ok: false, failure: { kind: 'changed-by-someone-else', lost: [] } });
    },
  });
  await expect(unlucky(id)).rejects.toThrow(
    `Application ${id} kept changing while it was assessed`,
  );
  expect(tries).toBe(5);
  expect(await assessApplication(id)).toMatchObject({ ok: true });
});

import { describe, expect, it } from 'vitest';

import { createSubmitApplication, type ApplicationForm } from '#shared/applications/index.ts';
import {
  createApproveAwards,
  createAssessApplication,
  createConsiderProgrammes,
} from '#shared/approvals/index.ts';
import { planEnvelopes } from '#shared/budget/index.ts';
import { policyByVersion, policySchema } from '#shared/eligibility/index.ts';
import { localDate } from '#shared/kernel/index.ts';
import {
  createLiftDueHolds,
  deliveryLivesSeconds,
  holdOfRefusedRun,
  holds,
  plannedPayment,
} from '#shared/payments/index.ts';
import {
  configuredProgrammes,
  programmeById,
  programmeRegistry,
  type Programme,
} from '#shared/programmes/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { needShare } from '#shared/reference/index.ts';
import { rebuildCounters } from '#shared/reporting/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { payeeChecked } from '#tests/builders/payee-checked.ts';
import { openWinter } from '#tests/builders/winter.ts';

/** All there is to a programme besides its policy: one file, written here instead. */
const warmHomes: Programme = {
  ...programmeById('emergency-food-and-fuel'),
  programmeId: 'warm-homes',
  name: 'Warm Homes',
  familyName: 'Warm Homes Fund',
  windows: [
    {
      windowId: 'spring-2026',
      opensOn: '2026-05-01',
      closesOn: '2026-06-30',
      openTo: 'everybody',
    },
  ],
  capPence: 300_00,
  categories: ['energy-and-water'],
  contactProof: 'none',
  evidenceKeptDays: 90,
  evidenceTiers: [
    { upToPence: 100_00, asks: 'own-word' },
    { upToPence: 300_00, asks: 'seen-or-explained' },
  ],
  approvalTiers: [{ upToPence: 300_00, approvals: 1 }],
  policyVersions: ['warm-homes-2026-05'],
  vintage: 2025,
};
const crisis = programmeById('crisis-and-resilience-fund');
const inForce = policyByVersion('crisis-and-resilience-fund-2026-04');
const policy = policySchema.parse({
  ...inForce,
  version: 'warm-homes-2026-05',
  inForceFrom: '2026-05-01',
  awards: { ...inForce.awards, oneAdultPence: 220_00, capPence: 300_00 },
});

function setup() {
  const winter = openWinter('crisis-and-resilience-fund');
  const programmes = programmeRegistry([...configuredProgrammes.all, warmHomes]);
  const policyFor = ({ programmeId }: Pick<Programme, 'programmeId'>) =>
    programmeId === warmHomes.programmeId ? policy : inForce;
  const ports = { ...winter.ports, programmes, policyFor };
  const submitApplication = createSubmitApplication({
    ...ports,
    considerProgrammes: createConsiderProgrammes(ports),
  });
  const { programmeId: _named, ...told } = buildForm();
  const tell = (
    amountsPence: ApplicationForm['amountsPence'],
    applicationId = 'A000000001',
    changes: Partial<ApplicationForm> = {},
  ) =>
    submitApplication({
      applicationId,
      form: { ...told, amountsPence, ...changes },
      channel: 'online',
      actor: { kind: 'family', id: applicationId },
    });
  return {
    ...winter,
    ...{ programmes, policyFor },
    tell,
    assess: createAssessApplication(ports),
    approve: createApproveAwards({ ...ports, plannedPayment }),
  };
}

/** A family of the other programme whose £290 is approved, once its evidence was looked at. */
async function approvedFamily() {
  const given = setup();
  const { ringFences, cityPoolShare, localityFloorShare } = warmHomes;
  const needShares = needShare(warmHomes.vintage);
  await given.fundEnvelopes({
    ...{ programmeId: warmHomes.programmeId, windowId: 'spring-2026' },
    planned: planEnvelopes({
      ...{ totalPence: 100_000_00, ringFences, needShares, cityPoolShare, localityFloorShare },
    }),
  });
  await given.tell({ 'energy-and-water': 290_00, food: 50_00 });
  await given.assess('A000000001');
  await payeeChecked(given.ports, 'A000000001', 'MTCH');
  const applicationIds = ['A000000001'];
  const asked = await given.approve({ applicationIds, staffId: 'ben', dryRun: false });
  const reason = 'The bill was read out';
  const approved = await given.approve({ applicationIds, staffId: 'ben', reason, dryRun: false });
  given.clock.moveOnSeconds(60);
  const verified = () => {
    const gather = gatherRecords();
    for (const item of given.memory.all()) gather.add(item);
    const { programmes, policyFor } = given;
    const checks = verifyRecords(gather.gathered, {
      now: given.clock.now(),
      programmes,
      policyFor,
    });
    return checks.flatMap(({ faults }) => faults);
  };
  return { ...given, asked, approved, verified, programmeId: warmHomes.programmeId };
}

describe('another programme', () => {
  it('takes, assesses, approves, pays and counts by its configuration and policy alone', async () => {
    const { asked, approved, verified, application, payment, programmeId, ...winter } =
      await approvedFamily();
    expect(await application('A000000001')).toMatchObject({
      programmeId,
      askedPence: 290_00,
      assessment: { policyVersion: 'warm-homes-2026-05', outcome: 'eligible', awardPence: 290_00 },
    });
    expect(asked).toMatchObject([
      { outcome: 'refused', refusal: { kind: 'needs-a-reason', because: 'evidence' } },
    ]);
    expect(approved).toMatchObject([{ outcome: 'approved', amountPence: 290_00 }]);
    const run = await winter.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
    const runId = run.ok ? run.value.runId : '';
    await winter.submitPaymentRun(runId);
    const paid = await payment('A000000001');
    // What it does not help with is kept on the form and paid for by nobody.
    expect(paid).toMatchObject({
      state: 'submitted',
      categoriesPence: { 'energy-and-water': 290_00 },
    });
    const events = winter.memory.all().filter(isEventItem).map(parseEvent);
    const counters = rebuildCounters(events, winter.programmes);
    const counted = counters.filter(({ pk }) => pk.includes(programmeId));
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.find(({ amounts }) => amounts['approvedPence'] === 290_00)).toBeDefined();
    expect(verified()).toEqual([]);
  });

  it('holds what its bank refused, and lifts the hold on its day', async () => {
    const { bank, clock, programmeId, programmes, payment, verified, ...winter } =
      await approvedFamily();
    const run = await winter.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev' });
    const runId = run.ok ? run.value.runId : '';
    for (let times = 1; times <= 2; times += 1) {
      bank.next({ refuse: ['the service user is suspended'] });
      await winter.submitPaymentRun(runId);
      clock.moveOnSeconds(deliveryLivesSeconds);
    }
    const { records, ports } = winter;
    const holdId = holdOfRefusedRun(runId);
    expect(await payment('A000000001')).toMatchObject({ state: 'held', holdIds: [holdId] });
    expect(verified()).toEqual([]);
    const hold = await holds.read(records, keys.hold(holdId));
    const liftsOn = localDate(clock.now());
    await ports.commit([holds.replace({ ...hold!.document, liftsOn }, hold!.version)]);
    expect(await createLiftDueHolds({ ...ports, programmes })()).toBe(1);
    expect(await payment('A000000001')).toMatchObject({ state: 'ready' });
    expect(verified()).toEqual([]);
  });
});

describe('telling it once', () => {
  it('takes what gives most of the funds that fit, and says what became of the other', async () => {
    const { tell, application } = setup();
    await tell({ 'energy-and-water': 290_00 });
    expect((await application('A000000001')).considered).toEqual([
      {
        programmeId: 'warm-homes',
        windowId: 'spring-2026',
        verdict: 'taken',
        because: 'gives-most',
      },
      {
        programmeId: crisis.programmeId,
        windowId: '2026-2027',
        verdict: 'fits-too',
        because: 'gives-less',
      },
    ]);
  });

  it('takes the one that helps with what was asked for', async () => {
    const { tell, application } = setup();
    await tell({ food: 80_00 });
    expect(await application('A000000001')).toMatchObject({
      programmeId: crisis.programmeId,
      considered: [
        { verdict: 'taken', because: 'only-one-open' },
        { programmeId: 'warm-homes', verdict: 'does-not-fit' },
      ],
    });
  });

  it('stays with the fund whose award the household has had, where a person is shown both', async () => {
    const { tell, assess, application } = setup();
    await tell({ 'energy-and-water': 290_00 });
    await assess('A000000001');
    await tell({ 'energy-and-water': 290_00 }, 'A000000002');
    expect(await application('A000000002')).toMatchObject({
      programmeId: 'warm-homes',
      considered: [{ because: 'gives-most' }, { programmeId: crisis.programmeId }],
    });
    await assess('A000000002');
    expect(await application('A000000002')).toMatchObject({ duplicateOf: 'A000000001' });
  });

  it('answers the same form the same way, whatever has closed or opened since', async () => {
    const { tell, clock } = setup();
    const first = await tell({ 'energy-and-water': 290_00 });
    clock.moveTo('2026-07-01T09:00:00.000Z');
    const second = await tell({ 'energy-and-water': 290_00 });
    expect(first).toMatchObject({ value: { already: false } });
    expect(second).toEqual({
      ok: true,
      value: { ...(first.ok ? first.value : {}), already: true },
    });
    expect(await tell({ 'energy-and-water': 280_00 })).toMatchObject({
      failure: { kind: 'id-used-for-another-form' },
    });
  });

  it('is refused when nothing is open, and when nothing that is open can help', async () => {
    const { tell, clock, memory } = setup();
    clock.moveTo('2026-03-01T09:00:00.000Z');
    expect(await tell({ food: 80_00 })).toEqual({
      ok: false,
      failure: { kind: 'programme-not-open' },
    });
    expect(memory.all()).toEqual([]);
  });
});

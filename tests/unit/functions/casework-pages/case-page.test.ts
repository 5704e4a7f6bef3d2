import { describe, expect, test } from 'vitest';

import { applications, claimIdsOf } from '#shared/applications/index.ts';
import { claims } from '#shared/approvals/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { payeeChecked } from '#tests/builders/payee-checked.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

/** Places of families in the builder, named after what they show. */
const [plain, moreHelp, , refuge, refer, outside, , noAccount] = [0, 1, 2, 3, 4, 5, 6, 7];

async function setup(families = 8) {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const made = await platform.families(families);
  const sites = createStaffSites(platform);
  return {
    platform,
    sites,
    id: (place = 0) => made[place] ?? '',
    look: async (place = 0, who: (typeof staff)[keyof typeof staff] = staff.approver) => {
      const visitor = await sites.visitor(who);
      return (await visitor.see(`/staff/cases/${made[place] ?? ''}`)).body;
    },
  };
}

/** The first family's payment goes to the bank and comes back: its account is closed. */
async function bounced(platform: Awaited<ReturnType<typeof setup>>['platform'], id: string) {
  const applicationIds = [id];
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  platform.clock.moveOnSeconds(60);
  const programmeId = 'crisis-and-resilience-fund';
  const run = await platform.startPaymentRun({ programmeId, rail: 'bacs', staffId: 'dev-patel' });
  await platform.submitPaymentRun(run.ok ? run.value.runId : '');
  platform.clock.moveOnSeconds(3600);
  await platform.recordRailOutcomes({
    reportId: 'R1',
    submissionId: 'S1',
    idempotencyKey: 'K1',
    kind: 'returns',
    processingDate: '2026-05-06',
    producedAt: '2026-05-06T11:00:00.000Z',
    lines: [
      {
        reference: `OD${id}0101`,
        amountPence: 150_00,
        outcome: 'returned',
        reasonCode: 'B',
      },
    ],
  });
}

describe('a case', () => {
  test('shows findings, the policy they came from and the award by category', async () => {
    const { look } = await setup();
    const body = await look(plain);
    expect(body).toContain('The family gets a means-tested benefit (universal credit).');
    expect(body).toContain('Crisis and Resilience Fund. The application names this fund.');
    expect(body).toContain('Policy crisis-and-resilience-fund-2026-04');
    expect(body).toContain('<strong>£150</strong>');
    expect(body).toMatch(/Food<\/th><td[^>]*>£70<\/td><td[^>]*>£70/);
    expect(body).toContain('A benefit is late or was stopped · An unexpected bill');
  });

  test('shows no more of the account than how it ends', async () => {
    const { look } = await setup();
    const body = await look(plain);
    expect(body).toContain('Bank account that ends 0000');
    expect(body).not.toContain('66000000');
    expect(body).not.toContain('089999');
  });

  test('says that the bank was not asked yet, and that nobody has to wait for it', async () => {
    const { look } = await setup();
    expect(await look(plain)).toContain('Not checked yet</strong> The bank has not been asked yet');
    expect(await look(noAccount)).not.toContain('Name on the account');
  });

  test.each([
    ['MTCH', 'green">Matches', 'in the name the family gave'],
    ['MBAM', 'yellow">Nearly matches', 'a name much like the one'],
    ['BANM', 'yellow">Matches, other kind', 'a business account'],
    ['PANM', 'yellow">Matches, other kind', 'a personal account'],
    ['BAMM', 'yellow">Nearly matches', 'which is a business account'],
    ['PAMM', 'yellow">Nearly matches', 'which is a personal account'],
    ['ANNM', 'red">Does not match', 'in another name'],
    ['AC01', 'red">Does not match', 'no such account'],
    ['IVCR', 'grey">Could not be checked', 'roll number'],
    ['ACNS', 'grey">Could not be checked', 'does not say whose an account is'],
    ['OPTO', 'grey">Could not be checked', 'not to say whose account it is'],
    ['CASS', 'grey">Could not be checked', 'moved to another bank'],
    ['SCNS', 'grey">Could not be checked', 'does not say whose an account is'],
    ['OTHER', 'grey">Could not be checked', 'an answer that we do not know'],
    ['away', 'grey">Could not be checked', 'could not be reached'],
  ] as const)('says in words what the bank answers: %s', async (code, tag, words) => {
    const { platform, id, look } = await setup(1);
    await payeeChecked({ ...platform, matchingKey: 'matching-key' }, id(plain), code);
    const body = await look(plain);
    expect(body).toContain(tag);
    expect(body).toContain(words);
    expect(body).toMatch(/od-history__what">(?:The bank (?:says|does not know)|The name on)/);
  });

  test('says that further help was asked for and nothing of what', async () => {
    const { look } = await setup();
    const body = await look(moreHelp);
    expect(body).toContain('The family also asked for further help.');
    expect(body).not.toContain('damp');
    expect(await look(plain)).toContain('The family did not ask for further help.');
  });

  test('shows no address of a refuge, and what is not safe', async () => {
    const { look } = await setup();
    const body = await look(refuge);
    expect(body).toContain('In a refuge; the address is not recorded');
    expect(body).toContain('NOT text, NOT leave a voicemail; best reached in the morning');
    expect(body).toContain('Somali, with an interpreter');
    expect(body).toContain('Cannot provide it: “We left without our papers.”');
  });

  test('names the council of a postcode outside the city', async () => {
    const { look } = await setup();
    expect(await look(outside)).toContain('Sandwell');
  });

  test('leads to the application that holds the award', async () => {
    const { platform, sites, id } = await setup(1);
    const applicationId = platform.ids.reference();
    const actor = { kind: 'family' as const, id: applicationId };
    const form = familyForm(0, 'crisis-and-resilience-fund');
    await platform.submitApplication({ applicationId, form, channel: 'online', actor });
    await platform.assessApplication(applicationId);
    const visitor = await sites.visitor(staff.approver);
    const { body } = await visitor.see(`/staff/cases/${applicationId}`);
    expect(body).toContain(`href="/staff/cases/${id()}">${showReference(id())}</a>`);
    expect(body).toContain('Compare the two and say which it is, then decide.');
  });

  test('tells its history in the order it happened, from the family to the bank', async () => {
    const { platform, look, id } = await setup(1);
    await bounced(platform, id());
    const body = await look();
    const told = [...body.matchAll(/<p class="od-history__what">([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(told).toEqual([
      'The application came in online and asks for £150.',
      'The family typed in the code that we sent to its telephone.',
      expect.stringContaining('eligible. The award would be £150, the priority'),
      expect.stringContaining(
        'Award of £150 approved after less than a day, out of Households with children, Hodge Hill.',
      ),
      expect.stringContaining('Payment of £150 sent out in run'),
      'The payment of £150 came back. The account has been closed. The money is back in its envelope.',
    ]);
    expect(body).toContain('· you</p>');
    expect(body).toContain('£150 came back on 6 May 2026. The account has been closed.');
    expect(body).toContain('Ring the family about its bank details.');
  });

  test('whose payment came back offers a link that leads the family to its own form', async () => {
    const { platform, sites, look, id } = await setup(1);
    await bounced(platform, id());
    const make = `action="/staff/cases/${id()}/repair-link"`;
    expect(await look(plain, staff.caseworker)).toContain(make);
    expect(await look(plain, staff.auditor)).not.toContain(make);
    const visitor = await sites.visitor(staff.caseworker);
    const { body } = await visitor.act(`/staff/cases/${id()}/repair-link`, {});
    expect(body).toMatch(
      new RegExp(`https://open-door\\.example/mend/${id()}/[0-9A-Z]{20}</code>`),
    );
    expect(await look()).toContain('A link was made with which the family can say how to be');
  });

  test('offers what the person looking may decide', async () => {
    const { look } = await setup();
    const approver = await look(plain);
    expect(approver).toContain('Approve £150');
    expect(approver).toContain('Decline instead');
    const caseworker = await look(plain, staff.caseworker);
    expect(caseworker).not.toContain('Approve £150');
    expect(caseworker).toContain('Decline instead');
    const auditor = await look(plain, staff.auditor);
    expect(auditor).not.toMatch(/action="\/staff\/cases/);
  });

  test('says beforehand why it cannot be approved, or that it takes a reason', async () => {
    const { look } = await setup();
    expect(await look(noAccount)).toContain('The family has no bank account to pay into');
    expect(await look(noAccount)).not.toContain('Approve £60');
    expect(await look(refer)).toContain('Write down what you found out');
  });

  test('that does not exist is a page that says so', async () => {
    const { sites } = await setup(0);
    const visitor = await sites.visitor(staff.approver);
    expect((await visitor.see('/staff/cases/0000000000')).statusCode).toBe(404);
    expect((await visitor.see('/staff/cases/nonsense')).statusCode).toBe(404);
  });

  test('that has only just come in waits for its assessment', async () => {
    const { platform, sites } = await setup(0);
    const applicationId = platform.ids.reference();
    const form = familyForm(0, 'crisis-and-resilience-fund');
    const actor = { kind: 'family' as const, id: applicationId };
    await platform.submitApplication({ applicationId, form, channel: 'online', actor });
    const visitor = await sites.visitor(staff.approver);
    const { body } = await visitor.see(`/staff/cases/${applicationId}`);
    expect(body).toContain('is being assessed');
    expect(body).not.toContain('What the policy found');
  });
});

describe('awards of the same person or home', () => {
  /** The claims that an award of another fund, years ago, holds of the family of a case. */
  async function awardedBefore(kinds: readonly ('person' | 'household')[]) {
    const { platform, look, id, sites } = await setup();
    await platform.approveAwards({
      ...{ applicationIds: [id(moreHelp)], staffId: 'ben-okafor', dryRun: false },
    });
    // Its amount takes two.
    await platform.approveAwards({
      ...{ applicationIds: [id(moreHelp)], staffId: 'chloe-evans', dryRun: false },
    });
    const [item] = await platform.records.getMany([keys.application(id(plain))]);
    const { matching } = applications.parse(item!).document;
    const claimIds = claimIdsOf('household-support-fund', 'winter-2021', matching);
    await platform.commit(
      claimIds
        .filter((claimId) => kinds.some((kind) => claimId.includes(`#${kind}-`)))
        .map((claimId) =>
          claims.create({
            ...{ claimId, applicationId: id(moreHelp), alsoAwarded: [] },
            claimedAt: '2021-12-07T10:00:00.000Z',
          }),
        ),
    );
    return { platform, look, id, sites };
  }

  test('are none where there is none', async () => {
    const { look } = await setup();
    expect(await look(plain)).toContain('None besides this one, in any fund.');
  });

  test.each([
    [['person'], 'same person'],
    [['household'], 'same home'],
    [['person', 'household'], 'same person and home'],
  ] as const)('stand on the case in whatever fund they were: %j', async (kinds, words) => {
    const { look, id } = await awardedBefore(kinds);
    const body = await look(plain);
    const panel = /id="other-awards">([\s\S]*?)<\/section>/.exec(body)?.[1] ?? '';
    expect(panel).toContain(`href="/staff/cases/${id(moreHelp)}"`);
    expect(panel).toMatch(/Approved<\/strong>[\s\S]*<strong>£\d+/);
    expect(panel).toContain(`>${words}</span>`);
  });

  test('are not shown to whoever has an interest in them', async () => {
    const { look, id, platform } = await awardedBefore(['person']);
    await platform.declareInterest({
      ...{ subject: 'case', applicationId: id(moreHelp), staffId: staff.approver.staffId },
      nature: 'relative',
    });
    expect(await look(plain)).toContain('None besides this one, in any fund.');
    expect(await look(plain, staff.manager)).toContain(showReference(id(moreHelp)));
  });
});

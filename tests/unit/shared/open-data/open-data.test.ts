import { describe, expect, it } from 'vitest';

import { grantApplications } from '#shared/community-grants/index.ts';
import { publishedGrants } from '#shared/grant-awards/index.ts';
import { invariant } from '#shared/kernel/index.ts';
import {
  createSignGrants,
  createTakeOutGrant,
  grantPackage,
  grantRecordSchema,
  grantRows,
  openGrants,
  readGrantsToSign,
  readOpenGrants,
  scanForPeople,
} from '#shared/open-data/index.ts';
import { keys } from '#shared/records/index.ts';
import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { examplePublisher } from '#tests/builders/example-publisher.ts';
import { openRound } from '#tests/doubles/group-site.ts';

const id = '7K3QD9XW2M';

async function setup() {
  const grant = await createAcceptedGrant();
  const { platform, faults } = grant;
  const signGrants = createSignGrants({ ...platform, publisher: examplePublisher });
  const takeOut = createTakeOutGrant(platform);
  const toSign = async () => {
    const [first] = await readGrantsToSign(platform.records, examplePublisher);
    invariant(first !== undefined, 'There is a grant');
    return first;
  };
  return {
    ...{ platform, faults, toSign },
    sign: async (fingerprint?: string) =>
      signGrants({
        grants: [
          { grantApplicationId: id, fingerprint: fingerprint ?? (await toSign()).fingerprint },
        ],
        staffId: 'ben-okafor',
      }),
    takeOut: () => takeOut({ grantApplicationId: id, roundId: openRound, staffId: 'ben-okafor' }),
    open: () => readOpenGrants(platform.records),
    /** As an agreed change of the last day does. */
    change: async (projectUntil: string) => {
      const found = await publishedGrants.read(
        platform.records,
        keys.publishedGrant(openRound, id),
      );
      invariant(found !== undefined, 'It is public');
      const { document, version } = found;
      await platform.commit([publishedGrants.replace({ ...document, projectUntil }, version)]);
    },
  };
}

describe('the record of a grant', () => {
  it('is what 360Giving asks for, in pounds, with the group as its register knows it', async () => {
    const { toSign } = await setup();
    const { record, standing } = await toSign();
    expect(grantRecordSchema.parse(record)).toEqual(record);
    expect(record).toMatchObject({
      id: `360G-example-${id}`,
      amountAwarded: 1500,
      currency: 'GBP',
      awardDate: '2026-11-20',
      fundingOrganization: [{ id: 'GB-CHC-1234567', name: 'BVSC' }],
      description: 'Twelve Saturday lunches for families in Ward End.',
      fromOpenCall: 'Yes',
    });
    expect(standing).toBe('new');
    expect(JSON.stringify(record)).not.toMatch(/Shabnam|George|@|07700/);
  });

  it('is of a registered charity, a company, or a group with an id of its own', async () => {
    const { platform, toSign } = await setup();
    const recipient = async () => (await toSign()).record.recipientOrganization[0]?.id;
    const own = await recipient();
    expect(own).toMatch(/^360G-example-group_[0-9A-Z]{10}$/);
    expect(await recipient()).toBe(own);
    const register = async (numbers: { charityNumber?: string; companyNumber?: string }) => {
      const key = keys.grantApplication(id);
      const found = await grantApplications.read(platform.records, key);
      invariant(found !== undefined, 'There is an application');
      const { document, version } = found;
      const { organisation } = document.sections;
      invariant(organisation?.answers !== undefined, 'It is complete');
      const answers = { ...organisation.answers, ...numbers };
      const sections = { ...document.sections, organisation: { ...organisation, answers } };
      await platform.commit([grantApplications.replace({ ...document, sections }, version)]);
    };
    await register({ companyNumber: '01234567' });
    expect(await recipient()).toBe('GB-COH-01234567');
    await register({ charityNumber: '1234567' });
    expect(await recipient()).toBe('GB-CHC-1234567');
  });
});

describe('publishing grants', () => {
  it('needs somebody to sign what was on their page', async () => {
    const { sign, open, toSign, faults } = await setup();
    expect(await open()).toEqual([]);
    expect(await sign('another')).toEqual({ signed: 0, changed: 1 });
    expect(await open()).toEqual([]);
    expect(await sign()).toEqual({ signed: 1, changed: 0 });
    expect(await sign()).toEqual({ signed: 1, changed: 0 });
    expect(await open()).toMatchObject([
      { signedBy: 'ben-okafor', record: { amountAwarded: 1500 } },
    ]);
    expect((await toSign()).standing).toBe('signed');
    expect(faults()).toEqual([]);
  });

  it('leaves what was signed as it is until it is signed again', async () => {
    const { sign, open, toSign, change, faults } = await setup();
    await sign();
    await change('2027-04-01');
    expect((await toSign()).standing).toBe('changed');
    expect((await open())[0]?.record.plannedDates[0]?.endDate).toBe('2027-03-27');
    await sign();
    expect((await open())[0]?.record.plannedDates[0]?.endDate).toBe('2027-04-01');
    expect(faults().filter(({ sentence }) => !sentence.includes('last day'))).toEqual([]);
  });

  it('ends at once when a grant is taken out, and nothing of its words stays there', async () => {
    const { sign, open, takeOut, toSign, platform, faults } = await setup();
    expect(await takeOut()).toMatchObject({ failure: { kind: 'not-open' } });
    await sign();
    expect(await takeOut()).toEqual({ ok: true, value: 'taken-out' });
    expect(await takeOut()).toEqual({ ok: true, value: 'taken-out' });
    expect(await open()).toEqual([]);
    expect((await toSign()).standing).toBe('taken-out');
    const kept = await openGrants.read(platform.records, keys.openGrant(openRound, id));
    expect(JSON.stringify(kept)).not.toContain('lunches');
    await sign();
    expect(await open()).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('is one package with its licence, or rows under the titles of the standard', async () => {
    const { sign, open } = await setup();
    expect(grantPackage(examplePublisher, await open())).toBeUndefined();
    await sign();
    const grants = await open();
    expect(grantPackage(examplePublisher, grants)).toMatchObject({
      version: '1.4',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      publisher: { name: 'BVSC', identifier: 'GB-CHC-1234567' },
      grants: [{ id: `360G-example-${id}`, dateModified: '2026-11-20T10:00:00.000Z' }],
    });
    const [heads, row] = grantRows(grants);
    expect(heads).toHaveLength(row?.length ?? 0);
    const cell = (name: string) => row?.[heads?.indexOf(name) ?? -1];
    expect(cell('Amount Awarded')).toBe(1500);
    expect(cell('Recipient Org:Name')).toBe('Table');
  });

  it('is checked: a forged amount is a fault', async () => {
    const { sign, platform, faults } = await setup();
    await sign();
    const found = await openGrants.read(platform.records, keys.openGrant(openRound, id));
    invariant(found?.document.state === 'open', 'It was signed');
    const { document, version } = found;
    const record = { ...document.record, amountAwarded: 1501 };
    await platform.commit([openGrants.replace({ ...document, record }, version)]);
    expect(faults().map(({ sentence }) => sentence)).toContain(
      'It is of another amount than was accepted.',
    );
  });
});

describe('the scan for people', () => {
  it.each([
    ['Write to amina@example.com', 'email'],
    ['Ring 07700 900123', 'telephone'],
    ['Ring 0121 496 0123', 'telephone'],
    ['At B8 3AB every day', 'postcode'],
    ['At 12 Alum Rock Road', 'address'],
    ['With Mrs Ali', 'person'],
    ['With Imam Yusuf', 'person'],
    ['For women of the refuge', 'refuge'],
    ['Lunches by Zoë Khan', 'named-person'],
    ['KHAN and friends', 'named-person'],
  ])('finds in “%s” %s', (text, kind) => {
    expect(scanForPeople([text], ['Zoe Khan']).map((finding) => finding.kind)).toContain(kind);
  });

  it.each([
    'Twelve Saturday lunches for 40 families in Ward End, from 9 January to 27 March 2027',
    'Advice on debts of up to £1,500 in 2026 and 2027',
    'The Doctor’s Bag: first aid for 120 young people',
  ])('lets “%s” pass', (text) => {
    expect(scanForPeople([text], ['Zoe Khan'])).toEqual([]);
  });
});

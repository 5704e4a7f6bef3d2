import { describe, expect, test } from 'vitest';

import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import {
  applications,
  createSubmitApplication,
  type Application,
  type ApplicationForm,
} from '#shared/applications/index.ts';
import { createConsiderProgrammes } from '#shared/approvals/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const reference = '7K3QD9XW2M';
const receivedAt = '2026-05-06T10:00:00.000Z';
const home = { kind: 'address', line1: '12 Alum Rock Road', postcode: 'B8 3AB' } as const;
const moreHelp: ApplicationForm['moreHelp'] = {
  wanted: true,
  reasons: ['housing'],
  ownWords: '',
  consent: { textVersion: 'family-connect-consent-1', language: 'en' },
};

async function setup(changed: Partial<ApplicationForm> = {}) {
  const { records, commit } = createMemoryRecords();
  const form = buildForm({
    programmeId: 'crisis-and-resilience-fund',
    home,
    dateOfBirth: '1985-03-27',
    moreHelp,
    ...changed,
  });
  const submit = createSubmitApplication({
    records,
    commit,
    clock: { now: () => receivedAt },
    matchingKey: 'matching-key',
    considerProgrammes: createConsiderProgrammes(),
  });
  const actor = { kind: 'family', id: reference } as const;
  const sent = await submit({ applicationId: reference, form, channel: 'online', actor });
  expect(sent.ok).toBe(true);
  const { document: submitted } = (await applications.read(records, keys.application(reference)))!;

  /** Puts the case into a state with the event that tells of it. */
  async function become(next: Application, body: EventBody, at: string): Promise<void> {
    const loaded = (await applications.read(records, keys.application(reference)))!;
    const context = { at, actor, correlationId: reference };
    const done = await commit([
      applications.replace(next, loaded.version),
      eventRecord(keys.application(reference), loaded.version + 1, body, context),
    ]);
    expect(done.ok).toBe(true);
  }
  const about = {
    applicationId: reference,
    programmeId: submitted.programmeId,
    windowId: submitted.windowId,
    ringFence: submitted.ringFence,
    area: submitted.area,
  };
  const assessed = {
    ...submitted,
    assessment: {
      policyVersion: 'p',
      outcome: 'eligible' as const,
      findings: [],
      priority: { need: 0, area: 0, waiting: 0, total: 0 },
      awardPence: 13_000,
      facts: {},
      assessedAt: receivedAt,
    },
    claimIds: [],
    openPairs: [],
  };
  return {
    findStatus: createFindStatus({
      records,
      clock: { now: () => '2026-05-07T09:00:00.000Z' },
      readOutlook: () => Promise.resolve(undefined),
    }),
    become,
    about,
    assessed,
  };
}

const asked = { reference, dateOfBirth: '1985-03-27', postcode: 'B8 3AB' };

describe('a family that asks what became of its application', () => {
  test('sees what it sent and that a person will decide', async () => {
    const { findStatus } = await setup();
    expect(await findStatus(asked)).toMatchObject({
      reference,
      next: 'decide',
      funds: [
        {
          name: 'Crisis and Resilience Fund',
          taken: true,
          because: 'named',
        },
      ],
      events: [
        { kind: 'received', at: receivedAt },
        { kind: 'more-help-asked', at: receivedAt },
      ],
    });
  });

  test.each([
    ['reference', { ...asked, reference: '7K3QD9XW2N' }],
    ['date of birth', { ...asked, dateOfBirth: '1985-03-28' }],
    ['postcode', { ...asked, postcode: 'B8 3AA' }],
    ['postcode left out', { reference, dateOfBirth: '1985-03-27' }],
  ])('finds nothing with a wrong %s', async (_what, wrong) => {
    const { findStatus } = await setup();
    expect(await findStatus(wrong)).toBeUndefined();
  });

  test('needs no postcode when it has no address', async () => {
    const { findStatus } = await setup({ home: { kind: 'no-fixed-address' } });
    expect(await findStatus({ reference, dateOfBirth: '1985-03-27' })).toBeDefined();
    expect(await findStatus(asked)).toBeUndefined();
  });

  test('reads a no in the words of the person who decided', async () => {
    const { findStatus, become, about, assessed } = await setup({ moreHelp: { wanted: false } });
    const decidedAt = '2026-05-07T09:00:00.000Z';
    await become(
      {
        ...assessed,
        state: 'declined',
        decidedBy: 'staff-1',
        decidedAt,
        reason: 'not-eligible',
        letter: 'You told us that you live in Solihull.',
      },
      { type: 'application-declined', ...about, reason: 'not-eligible' },
      decidedAt,
    );
    expect(await findStatus(asked)).toMatchObject({
      reference,
      next: 'declined',
      letter: { words: 'You told us that you live in Solihull.' },
      events: [
        { kind: 'received', at: receivedAt },
        { kind: 'said-no', at: decidedAt },
      ],
    });
  });

  test('reads a yes with its amount, and how it will be paid', async () => {
    const { findStatus, become, about, assessed } = await setup({
      moreHelp: { wanted: false },
      payment: { method: 'needs-another-way' },
    });
    const approvedAt = '2026-05-07T09:00:00.000Z';
    await become(
      {
        ...assessed,
        state: 'approved',
        approvals: [{ staffId: 'staff-1', at: approvedAt, amountPence: 13_000 }],
        awardPence: 13_000,
        paymentId: 'payment-1',
        approvedAt,
      },
      {
        type: 'award-approved',
        ...about,
        paymentId: 'payment-1',
        attemptNumber: 1,
        amountPence: 13_000,
        envelopeId: 'envelope-1',
        categoriesPence: { food: 13_000 },
        waitedDays: 1,
      },
      approvedAt,
    );
    expect(await findStatus(asked)).toMatchObject({
      next: 'agreeWay',
      events: [{ kind: 'received' }, { kind: 'said-yes', amountPence: 13_000 }],
    });
  });
});

import { describe, expect, it } from 'vitest';

import { eventBodySchema, messagesFor, type EventBody } from '#shared/events/index.ts';
import { bodiesOf, connectionAllocated, eventOf, ladywood } from '#tests/builders/domain-events.ts';

describe('what a committed event asks of others', () => {
  it('is an assessment and a look at the payee, when an application was submitted', () => {
    const { submitted } = bodiesOf();
    expect(messagesFor(eventOf(submitted, { eventId: 'E1' }))).toEqual([
      { target: 'applications', body: '{"applicationId":"APPL000001","causationId":"E1"}' },
      { target: 'payee-checks', body: '{"applicationId":"APPL000001","causationId":"E1"}' },
    ]);
  });

  it('is nothing for what was set aside, and the same once a person says that it looks real', () => {
    const { submitted } = bodiesOf();
    expect(messagesFor(eventOf({ ...submitted, setAside: true }))).toEqual([]);
    const { channel: _channel, ...place } = submitted;
    const real = { ...place, type: 'application-looks-real' } as const;
    expect(messagesFor(eventOf(real, { eventId: 'E1' }))).toEqual(
      messagesFor(eventOf(submitted, { eventId: 'E1' })),
    );
  });

  it('is a look at the payee, when a case that nobody was asked about is open again', () => {
    const { submitted } = bodiesOf();
    const { channel: _channel, askedPence: _asked, ...place } = submitted;
    const body = { ...place, type: 'application-reopened' } as const;
    expect(messagesFor(eventOf(body, { eventId: 'E5' }))).toEqual([
      { target: 'payee-checks', body: '{"applicationId":"APPL000001","causationId":"E5"}' },
    ]);
  });

  it('is another look at the payee, when the family gave another account', () => {
    const { submitted } = bodiesOf();
    const { channel: _channel, askedPence: _asked, ...place } = submitted;
    const body = { ...place, type: 'payee-changed' } as const;
    expect(messagesFor(eventOf(body, { eventId: 'E3' }))).toEqual([
      { target: 'payee-checks', body: '{"applicationId":"APPL000001","causationId":"E3"}' },
    ]);
  });

  it.each([
    { type: 'payment-run-started' },
    { type: 'payment-run-asked-about' },
    { type: 'payment-run-cancelled', count: 1, totalPence: 150_00, proposedBy: 'dev' },
    { type: 'payment-run-released', count: 1, totalPence: 150_00 },
    { type: 'payment-run-acknowledged', submissionId: 'B-1' },
  ] as const)('is to carry the run on, when one was $type', (what) => {
    const body = { ...what, runId: 'run-1', programmeId: 'fund' };
    expect(messagesFor(eventOf(body, { eventId: 'E2' }))).toEqual([
      { target: 'payment-runs', body: '{"runId":"run-1","causationId":"E2"}' },
    ]);
  });

  it('is a message, when a code was made that the family has to be sent', () => {
    const body = {
      ...{
        type: 'voucher-issued',
        applicationId: 'APPL000001',
        reference: 'OD1',
        rail: 'cash-out',
      },
      ...{ amountPence: 100_00, expiresAt: '2026-06-01T00:00:00.000Z' },
    } satisfies EventBody;
    expect(messagesFor(eventOf(body, { eventId: 'E4' }))).toEqual([
      {
        target: 'messages',
        body: '{"kind":"send","message":"voucher-issued","applicationId":"APPL000001","causeId":"E4","reference":"OD1"}',
      },
    ]);
  });

  it.each([
    ['voucher-expired', 'voucher-expired'],
    ['voucher-cancelled', 'voucher-cancelled'],
    ['voucher-redeemed', 'voucher-expired'],
  ] as const)('is a message for %s, once it ends a payment with value back', (type, message) => {
    const { type: _type, runId: _runId, ...about } = bodiesOf().sent;
    const piece =
      type === 'voucher-redeemed'
        ? { ...about, type, categoriesPence: {} }
        : { ...about, type, rail: 'cash-out', reference: 'OD1' };
    if (type !== 'voucher-cancelled') {
      expect(messagesFor(eventOf(piece))).toEqual([]);
      expect(messagesFor(eventOf({ ...piece, completes: 'settled' }))).toEqual([]);
    }
    const [asked] = messagesFor(eventOf({ ...piece, completes: 'returned' }));
    expect(asked?.target).toBe('messages');
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({ kind: 'send', message });
  });

  it('is a message about the one code that was cancelled while its payment goes on', () => {
    const { type: _type, runId: _runId, ...about } = bodiesOf().sent;
    const stopped = { ...about, type: 'voucher-cancelled', rail: 'cash-out', reference: 'OD1' };
    const asked = messagesFor(eventOf(stopped as EventBody));
    expect(asked.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { kind: 'send', message: 'voucher-stopped', reference: 'OD1' },
    ]);
  });

  it('is a message to a family that has not typed in its code', () => {
    const body = { type: 'contact-reminder-due', applicationId: 'APPL000001' } as const;
    expect(messagesFor(eventOf(body, { eventId: 'E1' }))).toEqual([
      {
        target: 'messages',
        body: JSON.stringify({
          ...{ kind: 'send', message: 'contact-reminder' },
          ...{ applicationId: 'APPL000001', causeId: 'E1' },
        }),
      },
    ]);
  });

  it('is a message to both contacts of a group that sent its application, and to one who is asked again', () => {
    const grantApplicationId = 'GRANT00001';
    const asked = (body: EventBody) =>
      messagesFor(eventOf(body, { eventId: 'E1' })).map(({ target, body: text }) => [
        target,
        JSON.parse(text) as unknown,
      ]);
    const confirm = { kind: 'group-confirm', grantApplicationId, edition: 2, causeId: 'E1' };
    const sent = { grantApplicationId, edition: 2 };
    expect(asked({ type: 'grant-application-sent', ...sent, askedPence: 1 })).toEqual([
      ['messages', { ...confirm, contact: 1 }],
      ['messages', { ...confirm, contact: 2 }],
    ]);
    expect(asked({ type: 'grant-contact-mended', ...sent, contact: 2 })).toEqual(
      asked({ type: 'grant-confirmation-asked-again', ...sent, contact: 2 }),
    );
    expect(asked({ type: 'grant-confirmation-asked-again', ...sent, contact: 2 })).toEqual([
      ['messages', { ...confirm, contact: 2 }],
    ]);
    expect(asked({ type: 'grant-person-invited', grantApplicationId, personId: 'P1' })).toEqual([
      ['messages', { kind: 'group-invited', grantApplicationId, personId: 'P1' }],
    ]);
    const roundId = 'closer-to-home-2026';
    const submitted = { grantApplicationId, roundId, askedPence: 1, contact: 2 } as const;
    expect(asked({ type: 'grant-application-submitted', ...submitted })).toEqual([
      ['messages', { kind: 'group-submitted', grantApplicationId, contact: 1 }],
      ['messages', { kind: 'group-submitted', grantApplicationId, contact: 2 }],
    ]);
  });

  it('is a message to a whole group for what becomes of its application, and to contacts who accept', () => {
    const about = { grantApplicationId: 'GRANT00001', proposalId: 'P1' };
    const award = { ...about, roundId: 'closer-to-home-2026', amountPence: 1_500_00 };
    const asked = (body: EventBody) =>
      messagesFor(eventOf(body, { eventId: 'E1' })).map(
        ({ body: text }) => JSON.parse(text) as unknown,
      );
    for (const type of ['grant-accepted', 'grant-declined', 'grant-lapsed'] as const) {
      const body =
        type === 'grant-accepted'
          ? { type, ...award, edition: 1, contact: 1 as const }
          : { type, ...award };
      expect(asked(body)).toEqual([
        { kind: 'group-decision', told: type, ...about, causeId: 'E1' },
      ]);
    }
    const accept = {
      kind: 'group-accept',
      grantApplicationId: 'GRANT00001',
      edition: 2,
      causeId: 'E1',
    };
    expect(asked({ type: 'grant-acceptance-sent', ...award, edition: 2 })).toEqual([
      { ...accept, contact: 1 },
      { ...accept, contact: 2 },
    ]);
    expect(
      asked({ type: 'grant-acceptance-asked-again', ...award, edition: 2, contact: 2 }),
    ).toEqual([{ ...accept, contact: 2 }]);
  });

  it('is whose account it is, when a group says where to pay its grant', () => {
    const about = { grantApplicationId: 'G1', roundId: 'r', proposalId: 'P1', amountPence: 1 };
    const given = { type: 'grant-account-given', ...about, revision: 1, voidedAcceptances: 0 };
    expect(messagesFor(eventOf(given as Parameters<typeof eventOf>[0]))).toEqual([
      {
        target: 'payee-checks',
        body: JSON.stringify({ applicationId: 'G1', causationId: 'EVENT00001' }),
      },
    ]);
  });

  it('writes to its group, and to no family, about a grant that came back', () => {
    const about = { applicationId: 'G1', paymentId: 'G1-01', attemptNumber: 2 };
    for (const type of ['payment-returned', 'payment-rejected']) {
      const body = { type, programmeId: 'community-grants', ...about };
      expect(messagesFor(eventOf(body as Parameters<typeof eventOf>[0]))).toEqual([
        {
          target: 'messages',
          body: JSON.stringify({
            ...{ kind: 'group-payment-returned', grantApplicationId: 'G1', paymentId: 'G1-01' },
            ...{ attemptNumber: 2, causeId: 'EVENT00001' },
          }),
        },
      ]);
    }
  });

  it('tells a whole group how its report stands', () => {
    const about = { grantApplicationId: 'G1', roundId: 'r' };
    for (const type of ['grant-report-sent', 'grant-report-more-asked'] as const) {
      expect(messagesFor(eventOf({ type, ...about }))).toEqual([
        {
          target: 'messages',
          body: JSON.stringify({
            ...{ kind: 'group-report', told: type, grantApplicationId: 'G1' },
            causeId: 'EVENT00001',
          }),
        },
      ]);
    }
  });

  it('asks both contacts, the whole group and the bank about another account', () => {
    const about = { grantApplicationId: 'G1', roundId: 'r', proposalId: 'P1', revision: 2 };
    const asked = (body: EventBody) =>
      messagesFor(eventOf(body)).map(
        ({ body: text, target }) => [target, JSON.parse(text) as unknown] as const,
      );
    const own = { grantApplicationId: 'G1', revision: 2 };
    const news = (told: string) => [
      ...['messages', { kind: 'group-account-news', told, ...own, causeId: 'EVENT00001' }],
    ];
    const link = (contact: number) => [
      ...['messages', { kind: 'group-account', ...own, contact, causeId: 'EVENT00001' }],
    ];
    const bank = ['payee-checks', { applicationId: 'G1', causationId: 'EVENT00001' }];
    const type = 'grant-other-account-given';
    expect(asked({ type, ...about })).toEqual([bank, link(1), link(2), news(type)]);
    expect(asked({ type: 'grant-other-account-asked-again', ...about, contact: 2 })).toEqual([
      link(2),
    ]);
    expect(asked({ type: 'grant-other-account-not-used', ...about })).toEqual([
      ...[bank, news('grant-other-account-not-used')],
    ]);
    expect(asked({ type: 'grant-other-account-taken-over', ...about })).toEqual([
      news('grant-other-account-taken-over'),
    ]);
  });

  it('tells the whole group of a change it asked for, and not of half an answer', () => {
    const about = { grantApplicationId: 'G1', roundId: 'r', proposalId: 'P1', request: 2 };
    const told = (body: EventBody) =>
      messagesFor(eventOf(body)).map(({ body: text }) => JSON.parse(text) as unknown);
    const bodies = [
      { type: 'grant-change-asked', ...about },
      { type: 'grant-change-taken-back', ...about },
      { type: 'grant-change-agreed', ...about, amendment: 1 },
      { type: 'grant-change-refused', ...about },
    ] as const;
    for (const body of bodies) {
      expect(told(body)).toEqual([
        {
          ...{ kind: 'group-change-news', told: body.type, grantApplicationId: 'G1' },
          ...{ request: 2, causeId: 'EVENT00001' },
        },
      ]);
    }
    expect(told({ type: 'grant-change-agreed-by-one', ...about })).toEqual([]);
  });

  it('tells the whole group of money to give back, and of no proposal', () => {
    const about = { grantApplicationId: 'G1', roundId: 'r', amountPence: 320_50 };
    const told = (body: EventBody) =>
      messagesFor(eventOf(body)).map(({ body: text }) => JSON.parse(text) as unknown);
    const bodies = [
      { type: 'grant-repayment-asked', ...about, dueOn: '2026-12-18' },
      { type: 'grant-repayment-received', ...about, lineId: 'L1' },
      { type: 'grant-repayment-waived', ...about, proposedBy: 'ben-okafor' },
      { type: 'grant-repayment-reminded', ...about },
    ] as const;
    for (const body of bodies) {
      expect(told(body)).toEqual([
        {
          ...{ kind: 'group-repayment', told: body.type, grantApplicationId: 'G1' },
          ...{ amountPence: 320_50, causeId: 'EVENT00001' },
        },
      ]);
    }
    expect(told({ type: 'grant-repayment-proposed', ...about, what: 'demand' })).toEqual([]);
  });

  it('is news for the case-management system, when a worker has a family and when that family stops', () => {
    const told = (body: Parameters<typeof eventOf>[0]) =>
      messagesFor(eventOf(body, { eventId: 'EVENT00001' })).map(({ target, body: text }) => ({
        target,
        ...(JSON.parse(text) as object),
      }));
    const news = {
      ...{ target: 'case-system', connectionRequestId: 'C1', newsId: 'EVENT00001' },
    };
    expect(told(connectionAllocated('C1', ladywood, 3))).toEqual([{ ...news, news: 'allocated' }]);
    const stopped = { type: 'connection-withdrawn', connectionRequestId: 'C1' } as const;
    expect(told({ ...stopped, area: ladywood, hasWorker: true })).toEqual([
      { ...news, news: 'withdrawn' },
    ]);
    expect(told({ ...stopped, area: ladywood, hasWorker: false })).toEqual([]);
  });

  it('is nothing for every other event there is', () => {
    const types = eventBodySchema.options.map((option) => option.shape.type.value);
    const asking = [
      ...['application-submitted', 'application-looks-real', 'application-reopened'],
      ...['payee-changed', 'payment-run-started'],
      ...['payment-run-asked-about', 'payment-run-cancelled'],
      ...['payment-run-released', 'payment-run-acknowledged'],
      ...['voucher-issued', 'payment-rejected', 'payment-returned'],
      ...['voucher-reminder-due', 'voucher-code-asked-again', 'voucher-cancelled'],
      'contact-reminder-due',
      ...['grant-account-given', 'grant-person-invited', 'grant-application-sent'],
      ...['grant-confirmation-asked-again', 'grant-contact-mended', 'grant-application-submitted'],
      ...['grant-offered', 'grant-refused', 'grant-offer-ending', 'grant-accepted'],
      ...['grant-declined', 'grant-lapsed', 'grant-offer-withdrawn', 'grant-stopped'],
      ...['grant-acceptance-sent', 'grant-acceptance-asked-again'],
      ...['grant-other-account-given', 'grant-other-account-asked-again'],
      ...['grant-other-account-not-used', 'grant-other-account-taken-over'],
      ...['grant-report-reminded', 'grant-report-sent', 'grant-report-more-asked'],
      ...['grant-report-accepted'],
      ...['grant-change-asked', 'grant-change-taken-back'],
      ...['grant-change-agreed', 'grant-change-refused'],
      ...['grant-repayment-asked', 'grant-repayment-received'],
      ...['grant-repayment-waived', 'grant-repayment-reminded'],
      ...['connection-allocated', 'connection-withdrawn'],
    ];
    const silent = types.filter((type) => !asking.includes(type));
    expect(silent).toHaveLength(types.length - asking.length);
    for (const type of silent) {
      expect(messagesFor(eventOf({ type } as Parameters<typeof eventOf>[0]))).toEqual([]);
    }
  });
});

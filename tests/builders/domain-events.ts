import type { Area, DomainEvent, EventBody } from '#shared/events/index.ts';

/** A small area of Ladywood in 2011, and where its families are counted. */
export const ladywood: Area = { localityCode: 'ladywood', lsoa2011: 'E01009142' };

export function eventOf(body: EventBody, details: Partial<DomainEvent> = {}): DomainEvent {
  return {
    eventId: 'EVENT00001',
    at: '2021-12-10T10:00:00.000Z',
    actor: { kind: 'system', id: 'test' },
    correlationId: 'APPL000001',
    body,
    ...details,
  };
}

export interface MoneyOptions {
  readonly applicationId?: string;
  readonly ringFence?: string;
  readonly area?: Area;
  readonly amountPence?: number;
  readonly programmeId?: string;
}

/** The bodies of one application's story, in the order it can happen. */
export function bodiesOf(options: MoneyOptions = {}) {
  const { applicationId = 'APPL000001', ringFence = 'children', area = ladywood } = options;
  const { amountPence = 150_00, programmeId = 'household-support-fund' } = options;
  const place = { applicationId, programmeId, windowId: 'winter-2021', ringFence, area };
  const payment = {
    ...place,
    paymentId: `${applicationId}-01`,
    attemptNumber: 1,
    amountPence,
    envelopeId: `${programmeId}:winter-2021:${ringFence}:${area.localityCode}`,
  };
  const food = Math.floor(amountPence / 3);
  const categoriesPence = { food, 'energy-and-water': amountPence - food };
  const assessment = {
    ...place,
    policyVersion: 'household-support-fund-2021-12',
    awardPence: amountPence,
    priority: 61.5,
  };
  return {
    submitted: {
      ...place,
      type: 'application-submitted',
      channel: 'online',
      askedPence: amountPence + 50_00,
    },
    assessed: (outcome: 'eligible' | 'not-eligible' | 'refer', unmet: string[] = []) =>
      ({ ...assessment, type: 'eligibility-assessed', outcome, unmet }) satisfies EventBody,
    duplicate: { ...assessment, type: 'duplicate-suspected', duplicateOf: 'APPL999999' },
    approved: { ...payment, type: 'award-approved', categoriesPence, waitedDays: 2.35 },
    declined: { ...place, type: 'application-declined', reason: 'had-an-award' },
    withdrawn: { ...place, type: 'application-withdrawn' },
    sent: { ...payment, type: 'payment-submitted', runId: 'RUN1' },
    settled: { ...payment, type: 'payment-settled', categoriesPence },
    rejected: { ...payment, type: 'payment-rejected', returnReasonCode: '0' },
    returned: (afterSettling: boolean) =>
      ({
        ...payment,
        type: 'payment-returned',
        categoriesPence,
        returnReasonCode: 'B',
        afterSettling,
      }) satisfies EventBody,
  } satisfies Record<string, EventBody | ((...given: never[]) => EventBody)>;
}

export function connectionRequested(
  connectionRequestId: string,
  area: Area,
  reasons: string[],
): EventBody {
  return { type: 'connection-requested', connectionRequestId, area, reasons };
}

export function connectionAllocated(
  connectionRequestId: string,
  area: Area,
  waitedDays: number,
): EventBody {
  const withinTarget = waitedDays <= 7;
  return { type: 'connection-allocated', connectionRequestId, area, waitedDays, withinTarget };
}

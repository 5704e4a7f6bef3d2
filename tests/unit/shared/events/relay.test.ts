import { describe, expect, it } from 'vitest';

import { eventBodySchema, messagesFor } from '#shared/events/index.ts';
import { bodiesOf, eventOf } from '#tests/builders/domain-events.ts';

describe('what a committed event asks of others', () => {
  it('is an assessment, when an application was submitted', () => {
    const { submitted } = bodiesOf();
    expect(messagesFor(eventOf(submitted, { eventId: 'E1' }))).toEqual([
      { target: 'applications', body: '{"applicationId":"APPL000001","causationId":"E1"}' },
    ]);
  });

  it('is to carry the run on, when one was started', () => {
    const body = { type: 'payment-run-started', runId: 'run-1', programmeId: 'fund' } as const;
    expect(messagesFor(eventOf(body, { eventId: 'E2' }))).toEqual([
      { target: 'payment-runs', body: '{"runId":"run-1","causationId":"E2"}' },
    ]);
  });

  it('is nothing for every other event there is', () => {
    const types = eventBodySchema.options.map((option) => option.shape.type.value);
    const silent = types.filter(
      (type) => type !== 'application-submitted' && type !== 'payment-run-started',
    );
    expect(silent).toHaveLength(types.length - 2);
    for (const type of silent) {
      expect(messagesFor(eventOf({ type } as Parameters<typeof eventOf>[0]))).toEqual([]);
    }
  });
});

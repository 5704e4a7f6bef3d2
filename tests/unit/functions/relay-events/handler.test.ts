import { describe, expect, it } from 'vitest';

import { createHandler } from '#functions/relay-events/handler.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { bodiesOf, eventOf } from '#tests/builders/domain-events.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

const started = { type: 'payment-run-started', runId: 'run-1', programmeId: 'fund' } as const;
const { submitted, assessed: assessment } = bodiesOf();
const assessed = assessment('eligible');

function setup() {
  const sent: (readonly [string, readonly string[]])[] = [];
  const log = createKeptLog();
  const down = new Set<string>();
  const handle = createHandler({
    eventsOf: (batch) =>
      (batch as DomainEvent[]).map((event, index) => ({ sequenceNumber: `S${index + 1}`, event })),
    sendAll: (url, bodies) => {
      if (down.has(url)) return Promise.reject(new Error('queue down'));
      if (bodies.length > 0) sent.push([url, bodies]);
      return Promise.resolve();
    },
    queueUrls: {
      applications: 'https://applications',
      'payee-checks': 'https://payee-checks',
      'payment-runs': 'https://payment-runs',
      messages: 'https://messages',
      'case-system': 'https://case-system',
    },
    log,
  });
  return { handle, sent, log, down };
}

describe('passing committed events on', () => {
  it('sends each to the queue it leads to, and those that lead nowhere nowhere', async () => {
    const { handle, sent } = setup();
    const batch = [
      eventOf(submitted, { eventId: 'E1' }),
      eventOf(assessed, { eventId: 'E2' }),
      eventOf(started, { eventId: 'E3' }),
    ];
    expect(await handle(batch)).toEqual({ batchItemFailures: [] });
    expect(sent).toEqual([
      ['https://applications', ['{"applicationId":"APPL000001","causationId":"E1"}']],
      ['https://payee-checks', ['{"applicationId":"APPL000001","causationId":"E1"}']],
      ['https://payment-runs', ['{"runId":"run-1","causationId":"E3"}']],
    ]);
  });

  it('sends nothing of a batch that asks nothing of anybody', async () => {
    const { handle, sent } = setup();
    expect(await handle([eventOf(assessed)])).toEqual({ batchItemFailures: [] });
    expect(await handle([])).toEqual({ batchItemFailures: [] });
    expect(sent).toEqual([]);
  });

  it('asks for the whole batch again when a queue did not take it', async () => {
    const { handle, sent, down, log } = setup();
    down.add('https://payment-runs');
    const batch = [eventOf(submitted), eventOf(started)];
    expect(await handle(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'S1' }] });
    expect(log.lines).toMatchObject([{ code: 'events-not-relayed', count: 2 }]);
    down.clear();
    expect(await handle(batch)).toEqual({ batchItemFailures: [] });
    expect(sent.map(([url]) => url)).toEqual([
      'https://applications',
      'https://payee-checks',
      'https://applications',
      'https://payee-checks',
      'https://payment-runs',
    ]);
  });
});

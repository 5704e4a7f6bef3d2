import { marshall } from '@aws-sdk/util-dynamodb';

import { applications, type InState } from '#shared/applications/index.ts';
import { rebuildCounters, type Counter } from '#shared/reporting/index.ts';
import { smallAreas2021 } from '#shared/reference/index.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { startLocalPlatform } from '#tests/doubles/local-platform.ts';

import { signIn } from './sign-in.ts';

export interface ReportPageFigures {
  readonly applications: number;
  readonly medianMs: number;
  readonly slowestMs: number;
}

const visits = 30;

/** What a locality lead waits for, with so many applications in the tables; the page reads counters only. */
export async function benchReportPage(
  sizes: readonly number[],
): Promise<readonly ReportPageFigures[]> {
  const figures: ReportPageFigures[] = [];
  for (const size of sizes) figures.push(await visitWith(size));
  return figures;
}

async function visitWith(size: number): Promise<ReportPageFigures> {
  const started = await startLocalPlatform();
  const { platform } = started;
  try {
    await fill(size, async (table, items) => {
      await platform.records.call('BatchWriteItem', {
        RequestItems: {
          [`open-door-local-${table}Table`]: items.map((item) => ({
            PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
          })),
        },
      });
    });
    await platform.drained(600_000);
    const cookie = await signIn(platform.url, 'lead-hodge-hill');
    const times: number[] = [];
    for (let n = 0; n < visits + 5; n += 1) {
      const began = performance.now();
      const response = await fetch(`${platform.url}/locality/hodge-hill`, { headers: { cookie } });
      const body = await response.text();
      if (response.status !== 200 || !body.includes('Hodge Hill')) {
        throw new Error(`The report page answered ${response.status}`);
      }
      if (n >= 5) times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    return {
      applications: size,
      medianMs: times[Math.floor(times.length / 2)]!,
      slowestMs: times.at(-1)!,
    };
  } finally {
    await started.stop();
  }
}

/** Applications all over the city, and the counters that their events add up to. */
async function fill(
  size: number,
  put: (table: 'Records' | 'Reports', items: readonly object[]) => Promise<void>,
): Promise<void> {
  const events: DomainEvent[] = [];
  for (let from = 0; from < size; from += 25) {
    const group = Array.from({ length: Math.min(25, size - from) }, (_, n) => from + n);
    await put(
      'Records',
      group.map((n) => applicationItem(n)),
    );
    events.push(...group.map((n) => submittedEvent(n)));
  }
  const counters = rebuildCounters(events);
  const items = counters.map((counter: Counter) => ({
    pk: counter.pk,
    sk: counter.sk,
    ...counter.amounts,
  }));
  for (let from = 0; from < items.length; from += 25) {
    await put('Reports', items.slice(from, from + 25));
  }
}

function areaOf(n: number) {
  const area = smallAreas2021[n % smallAreas2021.length]!;
  return { localityCode: area.localityCode, lsoa2021: area.code };
}

function moneyOf(n: number) {
  return {
    applicationId: `BENCH${String(n).padStart(5, '0')}`,
    programmeId: 'crisis-and-resilience-fund' as const,
    windowId: '2026-2027',
    ringFence: 'children' as const,
    area: areaOf(n),
  };
}

function submittedEvent(n: number): DomainEvent {
  return {
    eventId: `E${n}`,
    at: '2026-11-01T10:00:00.000Z',
    actor: { kind: 'partner', id: 'bench' },
    correlationId: `BENCH${n}`,
    body: { type: 'application-submitted', ...moneyOf(n), channel: 'partner', askedPence: 150_00 },
  };
}

function applicationItem(n: number): object {
  const { programmeId: _programmeId, moreHelp: _moreHelp, payment, ...told } = buildForm();
  const form = { ...told, payment: { method: payment.method, accountEnding: '4958' } };
  const application: InState<'submitted'> = {
    state: 'submitted',
    ...moneyOf(n),
    considered: [
      {
        programmeId: 'crisis-and-resilience-fund',
        windowId: '2026-2027',
        verdict: 'taken',
        because: 'named',
      },
    ],
    channel: 'partner',
    madeBy: { kind: 'partner', id: 'bench' },
    submittedAt: '2099-01-01T00:00:00.000Z',
    form,
    placeStatus: 'inside',
    areaRank: 50,
    askedPence: 150_00,
    matching: { person: `person-${n}` },
    fingerprint: `fingerprint-${n}`,
  };
  const write = applications.create(application);
  if (write.action !== 'create') throw new Error('An application is created');
  return write.item;
}

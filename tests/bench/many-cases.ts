import {
  applications,
  searchEntryWrites,
  type Application,
  type InState,
} from '#shared/applications/index.ts';
import { rebuildCounters } from '#shared/reporting/index.ts';
import { postcodesOf, smallAreas2021 } from '#shared/reference/index.ts';
import type { DomainEvent } from '#shared/events/index.ts';
import { derivedReference } from '#shared/kernel/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';

const first = [
  'Nadia',
  'Omar',
  'Grace',
  'Tomasz',
  'Amira',
  'Daniel',
  'Sofia',
  'Yusuf',
  'Ruth',
  'Ion',
];
const last = [
  'Hussain',
  'Begum',
  'Smith',
  'Nowak',
  'Khan',
  'Ali',
  'Jones',
  'Singh',
  'Popa',
  'Brown',
];

/** Of twenty cases one waits, as on a busy day late in a winter. */
const oneWaitsOf = 20;

/** So many cases all over the city, with what each is found by, and the counters of their events. */
export function casesOf(size: number, matchingKey: string) {
  const counters = rebuildCounters(eventsOf(size)).map(({ pk, sk, amounts }) => ({
    pk,
    sk,
    ...amounts,
  }));
  return { items: itemsOf(size, matchingKey), counters, someCase: idOf(oneWaitsOf) };
}

function* itemsOf(size: number, matchingKey: string): Generator<object> {
  for (let n = 0; n < size; n += 1) {
    const application = applicationOf(n);
    for (const write of [
      applications.create(application),
      ...searchEntryWrites(application, matchingKey),
    ]) {
      if (write.action === 'create') yield write.item;
    }
  }
}

function idOf(n: number): string {
  return derivedReference('bench', String(n));
}

function moneyOf(n: number) {
  const area = smallAreas2021[n % smallAreas2021.length]!;
  return {
    applicationId: idOf(n),
    programmeId: 'crisis-and-resilience-fund' as const,
    windowId: '2026-2027',
    ringFence: 'children' as const,
    area: { localityCode: area.localityCode, lsoa2021: area.code },
  };
}

function dayOf(n: number): string {
  return `2026-${String(4 + (n % 7)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}T10:00:00.000Z`;
}

function* eventsOf(size: number): Generator<DomainEvent> {
  for (let n = 0; n < size; n += 1) {
    const at = dayOf(n);
    const event = { at, actor: { kind: 'partner' as const, id: 'bench' }, correlationId: idOf(n) };
    yield {
      ...{ ...event, eventId: `S${n}` },
      body: {
        type: 'application-submitted',
        ...moneyOf(n),
        channel: 'partner',
        askedPence: 150_00,
      },
    };
  }
}

const postcodes = smallAreas2021.map(({ code }) => postcodesOf(code)[0] ?? 'B8 3BB');

function applicationOf(n: number): Application {
  const {
    programmeId: _programmeId,
    moreHelp: _moreHelp,
    payment,
    ...told
  } = buildForm({
    fullName: `${first[n % 10]!} ${last[Math.floor(n / 10) % 10]!}${n % 97 === 0 ? '' : ` ${suffixOf(n)}`}`,
    home: {
      kind: 'address',
      line1: `${1 + (n % 200)} Washwood Heath Road`,
      postcode: postcodes[n % postcodes.length]!,
    },
    contact: {
      phone: `07700 9${String(n % 100_000).padStart(5, '0')}`,
      safeToText: true,
      safeToLeaveVoicemail: false,
      bestTime: 'any',
    },
  });
  const base: Omit<InState<'submitted'>, 'state'> = {
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
    submittedAt: dayOf(n),
    form: { ...told, payment: { method: payment.method, accountEnding: '4958' } },
    placeStatus: 'inside',
    areaRank: 50,
    askedPence: 150_00,
    matching: { person: `person-${n}` },
    fingerprint: `fingerprint-${n}`,
  };
  const assessed = { ...base, claimIds: [], openPairs: [], assessment: assessmentOf(n) };
  if (n % oneWaitsOf === 0) return { state: 'to-decide', ...assessed };
  return {
    ...{ state: 'declined', ...assessed, decidedBy: 'bench', decidedAt: dayOf(n) },
    ...{ reason: 'not-hardship', letter: 'We cannot help this time.' },
  };
}

/** Words that tell families apart, as second names do. */
function suffixOf(n: number): string {
  return (
    String.fromCharCode(65 + (n % 26)) +
    String.fromCharCode(97 + (Math.floor(n / 26) % 26)).repeat(3)
  );
}

function assessmentOf(n: number): InState<'to-decide'>['assessment'] {
  const outcomes = ['eligible', 'refer', 'not-eligible'] as const;
  const total = (n * 7919) % 100;
  return {
    policyVersion: 'crisis-and-resilience-fund-2026-04',
    outcome: outcomes[Math.floor(n / oneWaitsOf) % 3]!,
    findings: [],
    priority: { need: total, area: 50, waiting: 0, total },
    awardPence: 150_00,
    facts: {},
    assessedAt: dayOf(n),
  };
}

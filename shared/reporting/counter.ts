import { plusMonths, type Instant, type LocalDate } from '#shared/kernel/index.ts';
import type { Vintage } from '#shared/reference/index.ts';

/**
 * What is counted. Every amount is a whole number, so that sums come out the same in whatever order
 * the events arrive: pence for money, hundredths of a day for waiting.
 */
export type AmountName =
  | 'submitted'
  | 'askedPence'
  | 'withdrawn'
  | 'withdrawnAwards'
  | 'releasedPence'
  | 'eligible'
  | 'referred'
  | 'notEligible'
  | 'duplicates'
  | 'outsideCity'
  | 'approved'
  | 'approvedPence'
  | 'declined'
  | 'paymentsSubmitted'
  | 'inTransitPence'
  | 'settled'
  | 'settledPence'
  | 'returned'
  | 'returnedPence'
  | 'rejected'
  | 'rejectedPence'
  | 'paidPence'
  | `paidPence:${string}`
  | `drawnPence:${string}`
  | 'waitedCentidays'
  | 'opened'
  | `opened:${string}`
  | `openedUnder:${string}`
  | `allocatedAfter:${number}`
  | 'contacted'
  | `closed:${string}`
  | `inLayer:${string}`
  | 'escalated'
  | `answeredByCass:${string}`
  | 'allocated'
  | 'allocatedWithinTarget';

export type Amounts = Readonly<Partial<Record<AmountName, number>>>;

/** One item of the `reports` table: what was counted under one key. */
export interface Counter {
  readonly pk: string;
  readonly sk: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** What one event adds to one counter. */
export interface CounterAddition {
  readonly pk: string;
  readonly sk: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** The report that counts requests for further help, whichever programme they came with. */
export const familyConnectReport = 'family-connect';

const envelopeBeginning = 'ENVELOPE#';
export const returnBeginning = 'RETURN#';

/** Every key of the `reports` table with the question it answers. */
export const reportKeys = {
  /** Everything counted for one programme in one month of Birmingham's calendar. */
  month: (reportId: string, month: string) => `REPORT#${reportId}#${month}`,
  /** What happened to the families of one locality, in one ring-fence where there are any. */
  locality: (localityCode: string, ringFence?: string) =>
    ringFence === undefined ? `LOCALITY#${localityCode}` : `LOCALITY#${localityCode}#${ringFence}`,
  /** What happened in one small area of the programme's vintage. */
  area: (lsoaCode: string) => `AREA#${lsoaCode}`,
  /** What happened in one small area where nobody's vintage is given: most codes are in both. */
  areaOfVintage: (vintage: Vintage, lsoaCode: string) => `${areasOfVintage(vintage)}${lsoaCode}`,
  /** The cells of the official return that families of one locality are in. */
  officialReturn: (localityCode: string) => `${returnBeginning}${localityCode}`,
  /** What was drawn from one envelope, day by day. */
  envelope: (envelopeId: string) => `${envelopeBeginning}${envelopeId}`,
  /**
   * That an event is in the counters. Marks of one hour lie together, by the first letter of the
   * event: writing a thousand of them touches a few places of a store that is kept in order, and no
   * place has to take more writes a second than DynamoDB allows a partition.
   */
  applied: (eventId: string, at: Instant) => ({
    pk: `APPLIED#${at.slice(0, 'YYYY-MM-DDTHH'.length)}#${eventId.slice(0, 1)}`,
    sk: eventId,
  }),
} as const;

/** How the counters of the small areas of one vintage begin. */
export function areasOfVintage(vintage: Vintage): string {
  return `AREA#${vintage}#`;
}

export const localityBeginning = 'LOCALITY#';
export const areaBeginning = 'AREA#';

/** The locality and ring-fence a counter's sort key names. */
export function localityOfCounter(sk: string): { localityCode: string; ringFence?: string } {
  const [, localityCode = '', ringFence] = sk.split('#');
  return ringFence === undefined ? { localityCode } : { localityCode, ringFence };
}

export function envelopeOfCounter(sk: string): string {
  return sk.slice(envelopeBeginning.length);
}

const drawnBeginning = 'drawnPence:';

/** The name of what was drawn on a day, in the counter of an envelope. */
export function drawnOn(day: LocalDate): AmountName {
  return `drawnPence:${day}`;
}

/** The day of such a name; undefined for any other amount. */
export function dayOfDrawn(name: string): LocalDate | undefined {
  return name.startsWith(drawnBeginning) ? name.slice(drawnBeginning.length) : undefined;
}

export function areaOfCounter(sk: string): string {
  return sk.slice(areaBeginning.length);
}

/** The field of an event's area that holds the small area of one vintage. */
export function smallAreaOf(
  area: { readonly lsoa2011?: string | undefined; readonly lsoa2021?: string | undefined },
  vintage: Vintage,
): string | undefined {
  return vintage === 2019 ? area.lsoa2011 : area.lsoa2021;
}

/** The months from one to another, both included: `2021-12`, `2022-01`. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = plusMonths(month, 1)) months.push(month);
  return months;
}

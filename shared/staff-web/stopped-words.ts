import type { StopScope, WhyStopped } from '#shared/payments/index.ts';
import { fundById, type RailName } from '#shared/programmes/index.ts';
import { formatDay, formatTime } from '#shared/web/index.ts';

const railWords: Readonly<Record<RailName, string>> = {
  bacs: 'Bank transfer (Bacs)',
  'faster-payments': 'Bank transfer (Faster Payments)',
  'supermarket-voucher': 'Supermarket vouchers',
  'fuel-voucher': 'Fuel vouchers',
  'cash-out': 'Cash-out codes',
};

export function railInWords(rail: RailName): string {
  return railWords[rail];
}

export function scopeInWords(scope: StopScope): string {
  return scope.kind === 'rail' ? railInWords(scope.rail) : fundById(scope.programmeId).name;
}

/** What is stopped, by whom, since when and why: a sentence for the top of a page. */
export function whyStoppedInWords(why: WhyStopped): string {
  if (why.kind === 'no-answer') {
    return `${railInWords(why.rail)}: the provider does not answer, since ${formatTime(why.breaker.openedAt)}. Runs wait.`;
  }
  const { by, at, reason } = why.since;
  return `${scopeInWords(why.scope)}: stopped by ${by} on ${formatDay(at)}, ${formatTime(at)}. “${reason}”`;
}

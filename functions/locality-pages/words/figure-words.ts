import { formatPounds, plusCalendarMonths } from '#shared/kernel/index.ts';
import type { Figure, Parity, Period } from '#shared/reporting/index.ts';
import { formatMonth } from '#shared/web/index.ts';

/** Stands for a figure that is withheld because it is small. */
export const withheldMark = '*';
const nothingMark = '–';

function shown(value: Figure | undefined, show: (value: number) => string): string {
  if (value === undefined) return nothingMark;
  return value === 'withheld' ? withheldMark : show(value);
}

/** `£1,234`: whole pounds, because a report of thousands is not read to the penny. */
export function poundsInWords(value: Figure | undefined): string {
  return shown(value, (amountPence) => formatPounds(Math.round(amountPence / 100) * 100));
}

export function countInWords(value: Figure | undefined): string {
  return shown(value, (count) => count.toLocaleString('en-GB'));
}

/** `17.0%`. */
export function shareInWords(value: Figure | undefined): string {
  return shown(value, (share) => `${(share * 100).toFixed(1)}%`);
}

/** `+3.6`, `−1.1`, `0.0`. */
export function pointsInWords(value: Figure | undefined): string {
  return shown(value, (points) => {
    const rounded = Math.abs(points).toFixed(1);
    if (rounded === '0.0') return rounded;
    return `${points > 0 ? '+' : '−'}${rounded}`;
  });
}

export function ratioInWords(value: Figure | undefined): string {
  return shown(value, (ratio) => ratio.toFixed(2));
}

export function daysInWords(value: Figure | undefined): string {
  return shown(value, (days) => `${days.toFixed(1)} ${days.toFixed(1) === '1.0' ? 'day' : 'days'}`);
}

const parityWords: Readonly<Record<Parity, { text: string; tone: string }>> = {
  'in-parity': { text: 'in range', tone: 'green' },
  'below-need': { text: 'below need', tone: 'orange' },
  'above-need': { text: 'above need', tone: 'purple' },
};

export function parityInWords(parity: Parity | undefined) {
  return parity === undefined ? undefined : parityWords[parity];
}

/** `December 2021 to March 2022`. */
export function periodInWords({ firstMonth, lastMonth }: Period): string {
  const first = formatMonth(firstMonth);
  return firstMonth === lastMonth ? first : `${first} to ${formatMonth(lastMonth)}`;
}

/** `2021-12` before `2022-01`. */
export function monthBefore(month: string): string {
  return plusCalendarMonths(`${month}-01`, -1).slice(0, 'YYYY-MM'.length);
}

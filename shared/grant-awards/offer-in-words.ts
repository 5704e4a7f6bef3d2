import type { AnswerRow } from '#shared/community-grants/index.ts';
import { connectionReasonInWords } from '#shared/family-connect/index.ts';
import { formatPounds } from '#shared/kernel/index.ts';
import { formatsFor } from '#shared/languages/index.ts';

import type { Instalment, Offer } from './grant-award.ts';

const { day } = formatsFor('en');

/** Everything that is offered, as staff, the group and its two contacts read it. */
export function offerInWords(offer: Offer): readonly AnswerRow[] {
  const { amountPence, instalments, purpose, conditions } = offer;
  return [
    { key: 'Amount', lines: [formatPounds(amountPence)] },
    { key: 'Paid', lines: instalments.map(instalmentInWords) },
    { key: 'What it is for', lines: [purpose] },
    {
      key: 'First and last day',
      lines: [`${day(offer.projectFrom)} to ${day(offer.projectUntil)}`],
    },
    { key: 'Report due', lines: [day(offer.reportDueOn)] },
    ...helpsWithInWords(offer),
    {
      key: 'Conditions',
      lines: conditions.length === 0 ? ['None besides the terms of every grant'] : conditions,
    },
  ];
}

function instalmentInWords({ amountPence, payableOn }: Instalment): string {
  const when =
    payableOn === 'acceptance'
      ? 'once two people of the group have accepted'
      : `on ${day(payableOn)}`;
  return `${formatPounds(amountPence)} ${when}`;
}

function helpsWithInWords({ helpsWith }: Offer): readonly AnswerRow[] {
  if (helpsWith === undefined) return [];
  const reasons = helpsWith.map((reason) => connectionReasonInWords(reason));
  return [{ key: 'Families may be sent to the group for', lines: [reasons.join(', ')] }];
}

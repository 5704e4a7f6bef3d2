import { accounts } from '#shared/ledger/index.ts';
import type { EnvelopeMonth, MonthStatementFile } from '#shared/month-close/index.ts';

import { csvText } from './csv-text.ts';

const heads = ['part', 'of', 'item', 'detail', 'count', 'amount_pence'] as const;
type Row = readonly [string, string, string, string, number | '', number | ''];

/** A closed month as rows for a spreadsheet; the same figures as in the JSON file. */
export function monthCsv({ statement, ...closing }: MonthStatementFile): string {
  const { month, envelopes, inAll, sent, bank } = statement;
  const rows: Row[] = [
    ['month', month, 'fingerprint', closing.fingerprint, '', ''],
    ['month', month, 'proposed', `${closing.proposedBy} ${closing.proposedAt}`, '', ''],
    ['month', month, 'confirmed', `${closing.confirmedBy} ${closing.confirmedAt}`, '', ''],
    ...balanceRows('all', 'all envelopes', inAll),
    ...envelopes.flatMap((each) => [
      ...balanceRows('envelope', each.envelopeId, each),
      ...each.late.map(({ sentIn, count, amountPence }): Row => {
        return ['envelope', each.envelopeId, 'came back, sent in', sentIn, count, amountPence];
      }),
    ]),
    ['sent', month, 'not taken at start', '', ...totalOf(sent.untakenAtStart)],
    ['sent', month, 'sent by the ledger', '', '', sent.sentPence],
    ['sent', month, 'taken by the bank', '', '', sent.takenPence],
    ['sent', month, 'not taken at end', '', ...totalOf(sent.untakenAtEnd)],
    ['sent', month, 'came back by the ledger', '', '', sent.ledgerBroughtBackPence],
    ['sent', month, 'came back by our records', '', '', sent.expectedBackPence],
    ['bank', month, 'opening balance', '', '', bank.openingPence ?? ''],
    ['bank', month, 'paid in', '', '', bank.paidInPence],
    ['bank', month, 'paid out', '', '', bank.paidOutPence],
    ['bank', month, 'lines', '', bank.lineCount, bank.paidInPence + bank.paidOutPence],
    ['bank', month, 'closing balance', '', '', bank.closingPence ?? ''],
    ['bank', month, 'carried in', '', '', bank.carriedInPence],
    ['bank', month, 'expected', '', '', bank.expectedPence],
    ...bank.outstanding.map(({ reference, dueOn, amountPence }): Row => {
      return ['bank', month, 'outstanding', `${dueOn} ${reference}`, 1, amountPence];
    }),
    ...bank.bookedEarly.map(({ reference, dueOn, amountPence }): Row => {
      return ['bank', month, 'booked early', `${dueOn} ${reference}`, 1, amountPence];
    }),
    ...bank.explained.map(({ why, amountPence }): Row => {
      return ['bank', month, 'settled by two people', why, '', amountPence];
    }),
    ['bank', month, 'difference', '', '', bank.differencePence],
  ];
  return csvText([heads, ...rows]);
}

function balanceRows(
  part: string,
  of: string,
  { opening, moved, closing }: Pick<EnvelopeMonth, 'opening' | 'moved' | 'closing'>,
): Row[] {
  return [
    ...accounts.map((account): Row => [part, of, 'opening', account, '', opening[account]]),
    ...moved.map(({ from, to, count, amountPence }): Row => {
      return [part, of, 'moved', `${from} to ${to}`, count, amountPence];
    }),
    ...accounts.map((account): Row => [part, of, 'closing', account, '', closing[account]]),
  ];
}

function totalOf(items: readonly { readonly amountPence: number }[]): [number, number] {
  return [items.length, items.reduce((sum, { amountPence }) => sum + amountPence, 0)];
}

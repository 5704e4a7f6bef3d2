import { accounts } from '#shared/ledger/index.ts';
import type {
  EnvelopeMonth,
  MonthStatement,
  MonthStatementFile,
} from '#shared/month-close/index.ts';
import type { AccountSide } from '#shared/reconciliation/index.ts';

import { csvText } from '#shared/web/index.ts';

const heads = ['part', 'of', 'item', 'detail', 'count', 'amount_pence'] as const;
type Row = readonly [string, string, string, string, number | '', number | ''];

/** A closed month as rows for a spreadsheet; the same figures as in the JSON file. */
export function monthCsv({ statement, ...closing }: MonthStatementFile): string {
  const { month, envelopes, inAll, sent, bank, floats } = statement;
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
    ...sentRows('sent', month, sent),
    ...sideRows('bank', month, bank),
    ...floats.flatMap((float) => [
      ...sentRows(`${float.account} sent`, month, float.sent),
      ...sideRows(`${float.account} float`, month, float.side),
    ]),
  ];
  return csvText([heads, ...rows]);
}

function sentRows(part: string, month: string, sent: MonthStatement['sent']): Row[] {
  return [
    [part, month, 'not taken at start', '', ...totalOf(sent.untakenAtStart)],
    [part, month, 'sent by the ledger', '', '', sent.sentPence],
    [part, month, 'taken', '', '', sent.takenPence],
    [part, month, 'not taken at end', '', ...totalOf(sent.untakenAtEnd)],
    [part, month, 'came back by the ledger', '', '', sent.ledgerBroughtBackPence],
    [part, month, 'came back by our records', '', '', sent.expectedBackPence],
  ];
}

/** What the bank or a provider booked, by what it was, and what explains it. */
function sideRows(part: string, month: string, side: AccountSide): Row[] {
  return [
    [part, month, 'opening balance', '', '', side.openingPence ?? ''],
    ...side.booked.map(({ what, count, amountPence }): Row => {
      return [part, month, 'booked', what, count, amountPence];
    }),
    [part, month, 'paid in', '', '', side.paidInPence],
    [part, month, 'paid out', '', '', side.paidOutPence],
    [part, month, 'lines', '', side.lineCount, side.paidInPence + side.paidOutPence],
    [part, month, 'closing balance', '', '', side.closingPence ?? ''],
    [part, month, 'carried in', '', '', side.carriedInPence],
    [part, month, 'expected', '', '', side.expectedPence],
    ...side.outstanding.map(({ reference, dueOn, amountPence }): Row => {
      return [part, month, 'outstanding', `${dueOn} ${reference}`, 1, amountPence];
    }),
    ...side.bookedEarly.map(({ reference, dueOn, amountPence }): Row => {
      return [part, month, 'booked early', `${dueOn} ${reference}`, 1, amountPence];
    }),
    ...side.explained.map(({ why, amountPence }): Row => {
      return [part, month, 'settled by two people', why, '', amountPence];
    }),
    [part, month, 'difference', '', '', side.differencePence],
  ];
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

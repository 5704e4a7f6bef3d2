import * as z from 'zod';

import { localDate, unreachable } from '#shared/kernel/index.ts';
import {
  isDifference,
  readBookedMonth,
  settlementReasons,
  settlementReasonSchema,
  type BookedMonth,
  type DecideRefusal,
  type ProposeRefusal,
} from '#shared/reconciliation/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  notFound,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { choicesFor, lineRow, movementRow, placeOf } from '../views/bank-view.ts';
import { moneyBackView } from '../views/money-back-view.ts';
import { missingInWords, movementInWords, outcomeWords } from '../words/bank-words.ts';
import { accountAsked, bankReaders } from './bank.ts';

const paths = [
  '/staff/bank/months/{month}/differences/{id}',
  '/staff/bank/floats/{account}/months/{month}/differences/{id}',
];

const proposeSchema = z.object({
  why: settlementReasonSchema,
  movement: z.string().optional(),
  reason: z
    .string()
    .trim()
    .min(1, 'Say how you know, so that somebody else can confirm it')
    .max(500, 'Say it in at most 500 characters'),
});
const decideSchema = z.object({
  decision: choice(['confirm', 'decline'], 'Choose whether to confirm or decline'),
});

/** One difference with the bank or a float: what it is, what it could be, and the two people who say so. */
export function bankDifferenceRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return paths.flatMap((path) => [
    staffPage(path, bankReaders, (request) => showDifference(ports, request)),
    staffAction(`${path}/explain`, ['reconcile'], (request) => propose(ports, request)),
    staffAction(`${path}/decide`, ['reconcile'], (request) => decide(ports, request)),
  ]);
}

/** The page of one difference; `form` is what was wrong with what somebody sent from it. */
export async function showDifference(
  { records }: FinancePorts,
  { params, query, staff, at }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const month = params['month'] ?? '';
  const account = accountAsked(params);
  if (account === undefined || !/^20\d{2}-(0[1-9]|1[0-2])$/.test(month)) return notFound();
  const read = await readBookedMonth(records, account, month);
  const found = differenceIn(read, params['id'], localDate(at));
  if (found === undefined) return notFound();
  const { settlement, row } = found;
  const proposal = settlement?.state === 'proposed' ? settlement : undefined;
  const open = isDifference(row);
  const mayExplain = open && proposal === undefined && may(staff, 'reconcile');
  const { line } = found;
  const cameIn = mayExplain && account === 'bank' && line !== undefined && row.amountPence > 0;
  return page(
    'bank-difference.njk',
    {
      ...{ form, month, row, settlement, choices: found.choices },
      ...placeOf(account),
      words: outcomeWords(row.kind, account),
      whatToDo: 'whatToDo' in found ? found.whatToDo : undefined,
      why: settlement === undefined ? undefined : settlementReasons[settlement.why],
      reasons: Object.entries(settlementReasons)
        .filter(([why]) => why !== 'same-payment' || found.choices.length > 0)
        .map(([value, text]) => ({ value, text })),
      mayExplain,
      moneyBack: cameIn ? await moneyBackView(records, line, query['grant']) : undefined,
      mayDecide: open && proposal !== undefined && may(staff, 'reconcile'),
      own: proposal?.proposedBy === staff.staffId,
    },
    { status },
  );
}

function differenceIn(month: BookedMonth, id: string | undefined, today: string) {
  const line = month.lines.find(({ lineId }) => lineId === id);
  if (line !== undefined) {
    const choices = choicesFor(month, line).map((movement) => ({
      value: movement.movementId,
      ...{ movement, text: movementInWords(movement) },
    }));
    return { line, row: lineRow(line, today), settlement: line.settlement, choices };
  }
  const movement = month.movements.find((each) => each.movement.movementId === id);
  return movement === undefined
    ? undefined
    : {
        line: undefined,
        row: movementRow(movement, today),
        settlement: movement.settlement,
        choices: [],
        ...(movement.outcome.kind === 'unmatched-there' && {
          whatToDo: missingInWords(movement.movement),
        }),
      };
}

async function propose(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, params, staff } = request;
  const { month = '', id = '' } = params;
  const account = accountAsked(params);
  if (account === undefined) return notFound();
  const read = readForm(proposeSchema, form);
  if (!read.ok) return showDifference(ports, request, read.failure, 400);
  const { why, movement, reason } = read.value;
  const samePayment = why === 'same-payment';
  if (samePayment && movement === undefined) {
    const problem = problemAt(form, 'movement', 'Choose which payment it is');
    return showDifference(ports, request, problem, 400);
  }
  const isLine = !id.includes(':');
  const proposed = await ports.proposeSettlement({
    ...{ account, month, why, reason, staffId: staff.staffId },
    lineId: isLine ? id : undefined,
    movementId: isLine && !samePayment ? undefined : isLine ? movement : id,
  });
  return proposed.ok
    ? redirect(`${placeOf(account).base}/months/${month}?done=proposed`)
    : showDifference(
        ports,
        request,
        problemAt(form, 'why', refusalSentence(proposed.failure)),
        409,
      );
}

async function decide(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, params, staff } = request;
  const { month = '', id = '' } = params;
  const account = accountAsked(params);
  if (account === undefined) return notFound();
  const read = readForm(decideSchema, form);
  if (!read.ok) return showDifference(ports, request, read.failure, 400);
  const { decision } = read.value;
  const asked = { account, month, settlementId: id, decision, staffId: staff.staffId };
  const decided = await ports.decideSettlement(asked);
  return decided.ok
    ? redirect(
        `${placeOf(account).base}/months/${month}?done=${decision === 'confirm' ? 'confirmed' : 'declined'}`,
      )
    : showDifference(
        ports,
        request,
        problemAt(form, 'decision', refusalSentence(decided.failure)),
        409,
      );
}

function refusalSentence({ kind }: ProposeRefusal | DecideRefusal): string {
  switch (kind) {
    case 'no-such-difference':
      return 'This is no difference any more, or what you chose does not fit it';
    case 'month-closed':
      return 'The month is closed. What came to light since is settled in the month that is open';
    case 'changed-meanwhile':
      return 'Somebody else explained it at the same moment. Look at what they said';
    case 'no-such-proposal':
      return 'There is no explanation to decide on any more';
    case 'same-person':
      return 'You explained it, so somebody else has to confirm it';
    default:
      return unreachable(kind);
  }
}

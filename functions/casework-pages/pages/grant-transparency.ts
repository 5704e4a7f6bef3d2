import * as z from 'zod';

import { readPublishedGrants } from '#shared/grant-awards/index.ts';
import { readMoneyOfGrant } from '#shared/grant-repayments/index.ts';
import { localDate, plusCalendarMonths, showReference } from '#shared/kernel/index.ts';
import { readOpenGrants } from '#shared/open-data/index.ts';
import {
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { notFound, tableCsv, type DataColumn, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';

/** Local Government Transparency Code 2015: every transaction over £500 is published. */
const overPence = 500_00;
/** What stands for words that nobody signed, because a group's own may name a person. */
const unsigned = 'Community grant';
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const columns: readonly DataColumn[] = [
  { name: 'body_name', heading: 'Body', kind: 'text' },
  { name: 'transaction_number', heading: 'Transaction', kind: 'text' },
  { name: 'date', heading: 'Date', kind: 'text' },
  { name: 'beneficiary', heading: 'Beneficiary', kind: 'text' },
  { name: 'purpose', heading: 'Purpose', kind: 'text' },
  { name: 'amount_pounds', heading: 'Amount, £', kind: 'pounds' },
];

/** What the council publishes of the money that groups were paid, for whoever hands it on. */
export function grantTransparencyRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/grants/payments-over-500.csv', ['view-cases'], (request) =>
      paymentsFile(ports, request),
    ),
  ];
}

/** One month, by the day the payment settled; without a month in the address, the one before this. */
async function paymentsFile(
  { records, publisher }: CaseworkPorts,
  { query, at }: StaffRequest,
): Promise<StaffAnswer> {
  const before = plusCalendarMonths(localDate(at), -1).slice(0, 7);
  const month = monthSchema.safeParse(query['month'] ?? before);
  if (!month.success) return notFound<StaffVisit>();
  const [published, open] = await Promise.all([
    readPublishedGrants(records),
    readOpenGrants(records),
  ]);
  const titles = new Map(open.map((each) => [each.grantApplicationId, each.record.title]));
  const monies = await Promise.all(
    published.map(({ grantApplicationId }) => readMoneyOfGrant(records, grantApplicationId)),
  );
  const rows = monies.flatMap((money) => {
    if (money === undefined) return [];
    const { grantApplicationId, groupName } = money.award.document;
    const purpose = titles.get(grantApplicationId) ?? unsigned;
    return money.paid
      .map((payment) => ({ ...payment, date: localDate(payment.settledAt) }))
      .filter(({ amountPence, date }) => amountPence > overPence && date.startsWith(month.data))
      .map(({ instalment, amountPence, date }) => [
        ...[publisher.name, `${showReference(grantApplicationId)} ${instalment}`, date],
        ...[groupName, purpose, amountPence / 100],
      ]);
  });
  rows.sort((one, other) => String(one[2]).localeCompare(String(other[2])));
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    body: tableCsv({ name: 'Payments over £500', columns, rows }),
    downloadName: `payments-over-500-${month.data}.csv`,
  };
}

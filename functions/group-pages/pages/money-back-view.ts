import type { GrantApplication } from '#shared/community-grants/index.ts';
import {
  dueOf,
  grantRepayments,
  sumsOf,
  type GrantRepayment,
} from '#shared/grant-repayments/index.ts';
import { localDate, type Instant } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { applicationPath } from '../group-page.ts';

/** The line about it on the page of the grant; undefined where nothing was ever asked for or came. */
export async function moneyBackLine(
  records: RecordReader,
  application: GrantApplication,
  at: Instant,
) {
  const repayment = await readRepayment(records, application);
  return repayment && { ...viewOf(repayment, at), path: moneyBackPath(application) };
}

function moneyBackPath(application: GrantApplication): string {
  return `${applicationPath(application)}/money-back`;
}

/**
 * What a group gives back, as far as it may know of it: a proposal is
 * staff's own until somebody else confirms it.
 */
export async function readRepayment(
  records: RecordReader,
  { grantApplicationId }: GrantApplication,
): Promise<GrantRepayment | undefined> {
  const found = await grantRepayments.read(records, keys.grantRepayment(grantApplicationId));
  const repayment = found?.document;
  const isKnown = (repayment?.demands.length ?? 0) + (repayment?.receipts.length ?? 0) > 0;
  return isKnown ? repayment : undefined;
}

export function viewOf(repayment: GrantRepayment, at: Instant) {
  const dueOn = dueOf(repayment);
  return { ...sumsOf(repayment), dueOn, isLate: dueOn !== undefined && dueOn < localDate(at) };
}

import { readMoneyOfGrant, sumsOf } from '#shared/grant-repayments/index.ts';
import { readReference, showReference } from '#shared/kernel/index.ts';
import { repaymentReference, type MonthLine } from '#shared/reconciliation/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

/** The grant that a line of the bank could be given back of: the one somebody typed, or the one it names itself. */
export async function moneyBackView(
  records: RecordReader,
  { line }: Pick<MonthLine, 'line'>,
  typed: string | undefined,
) {
  const grantApplicationId = typed === undefined ? namedBy(line) : readReference(typed);
  const money =
    grantApplicationId === undefined
      ? undefined
      : await readMoneyOfGrant(records, grantApplicationId);
  if (money === undefined) return { typed, isUnknown: typed !== undefined };
  const { groupName, grantApplicationId: id } = money.award.document;
  const { outstandingPence, receivedPence } = sumsOf(money.repayment);
  return {
    ...{ typed: typed ?? showReference(id), isUnknown: false },
    grant: {
      ...{ grantApplicationId: id, group: groupName, reference: showReference(id) },
      ...{ outstandingPence, paidPence: money.paidPence },
      href: `/staff/grants/${id}/money-back`,
      isTooMuch: line.amountPence > money.paidPence - receivedPence,
      isOther: line.amountPence !== outstandingPence,
    },
  };
}

/** The number of a grant after the word that we ask groups to write. */
function namedBy({ reference = '', description }: MonthLine['line']): string | undefined {
  const word = repaymentReference('').trim();
  const found = new RegExp(`\\b${word}\\s+([0-9A-Z]{5}[\\s-]?[0-9A-Z]{5})\\b`, 'i').exec(
    `${reference} ${description}`,
  );
  return found?.[1] === undefined ? undefined : readReference(found[1]);
}

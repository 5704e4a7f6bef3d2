import * as z from 'zod';

import type { Application } from '#shared/applications/index.ts';
import { documentKind, keys, queues, type RecordReader } from '#shared/records/index.ts';

import {
  outcomeOfCode,
  payeeCheckCodes,
  treatmentOf,
  type PayeeCheckOutcome,
} from './payee-check-rules.ts';

const base = {
  applicationId: z.string(),
  /** Which of the bank details the family has given: the version of the payee that was checked. */
  payeeVersion: z.int().min(1),
  /** The keyed hash of the account, by which a case can tell that its details have changed since. */
  accountKey: z.string().optional(),
  checkedAt: z.string(),
};

/** Whether the account is in the name the family gave, as its bank says. Never a name or a number. */
export const payeeCheckSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('answered'), ...base, code: z.enum(payeeCheckCodes) }),
  /** Nobody answered. It is asked again, and holds nobody up meanwhile. */
  z.strictObject({
    state: z.literal('unanswered'),
    ...base,
    why: z.enum(['timed-out', 'unreachable', 'not-understood']),
  }),
]);
export type PayeeCheck = z.infer<typeof payeeCheckSchema>;

export const payeeChecks = documentKind({
  kind: 'payee-check',
  schema: payeeCheckSchema,
  key: (check) => keys.payeeCheck(check.applicationId),
  place: (check) =>
    check.state === 'unanswered'
      ? {
          queue: queues.unansweredPayeeChecks(),
          queueOrder: `${check.checkedAt}#${check.applicationId}`,
        }
      : undefined,
});

export function outcomeOf(check: PayeeCheck): PayeeCheckOutcome {
  return check.state === 'answered' ? outcomeOfCode(check.code) : 'unavailable';
}

/** The check of the account that a case has now: one of an account it had before says nothing. */
export function presentCheck(
  application: Application,
  check: PayeeCheck | undefined,
): PayeeCheck | undefined {
  return check?.accountKey === application.matching.account ? check : undefined;
}

/** Whether approving the case takes a reason, because the bank says it is somebody else's account. */
export function asksForReason(application: Application, check: PayeeCheck | undefined): boolean {
  const present = presentCheck(application, check);
  return present !== undefined && treatmentOf(outcomeOf(present)) === 'needs-a-reason';
}

/** The checks there are of some applications, by application. */
export async function readPayeeChecks(
  records: RecordReader,
  applicationIds: Iterable<string>,
): Promise<ReadonlyMap<string, PayeeCheck>> {
  const wanted = [...new Set(applicationIds)].map((id) => keys.payeeCheck(id));
  const items = await records.getMany(wanted);
  return new Map(
    items.map((item) => {
      const check = payeeChecks.parse(item).document;
      return [check.applicationId, check];
    }),
  );
}

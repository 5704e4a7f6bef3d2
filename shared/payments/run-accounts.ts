import * as z from 'zod';

import {
  grantPayees,
  payees,
  readPayee,
  type Payee,
  type SealedPayee,
} from '#shared/applications/index.ts';
import {
  commitLimit,
  invariant,
  seal,
  unseal,
  type Commit,
  type Instant,
  type StoredItem,
  type Write,
} from '#shared/kernel/index.ts';
import { documentKind, keys, type Key, type RecordReader } from '#shared/records/index.ts';

import type { Originator } from './payment-rail.ts';
import type { RunPart } from './payment-run.ts';
import { paysGroup, type Payment } from './payment.ts';
import { writePaymentReference } from './payment-reference.ts';

type Line = RunPart['lines'][number];

/**
 * The accounts that a part of a run's file is paid from and into, as they were when it was collected:
 * readable only with the key, and kept with where money goes. Families may give other accounts while
 * the file is on its way, and we may change our own; the file that is sent again is the one that was sent.
 */
export const sealedRunAccountsSchema = z.strictObject({
  runId: z.string(),
  part: z.int().min(1),
  /** Whose accounts are in it, so that it can be held against the part without the key. */
  references: z.array(z.string()),
  sealed: z.string(),
  storedAt: z.string(),
});
export type SealedRunAccounts = z.infer<typeof sealedRunAccountsSchema>;

export const runAccounts = documentKind({
  kind: 'payment-run-accounts',
  schema: sealedRunAccountsSchema,
  key: (accounts) => keys.runAccounts(accounts.runId, accounts.part),
});

const accountSchema = z.strictObject({
  reference: z.string(),
  sortCode: z.string(),
  accountNumber: z.string(),
  payeeName: z.string(),
});
/** Where one line of a file goes: all that its rail is told of it besides the amount. */
export type RunAccount = z.infer<typeof accountSchema>;

const originatorSchema = z.strictObject({
  name: z.string(),
  sortCode: z.string(),
  accountNumber: z.string(),
  serviceUserNumber: z.string(),
});
const sealedTextSchema = z.strictObject({
  originator: originatorSchema,
  accounts: z.array(accountSchema),
});

const purpose = 'run-accounts';

interface AccountPorts {
  readonly records: RecordReader;
  readonly payeeSecret: string;
}

export interface SealAccountsPorts extends AccountPorts {
  /** Our own account and service user number, as they are now. */
  readonly originator: Originator;
}

/** Where more of a part cannot be read the key is wrong, not the records. */
const unreadableAtMost = 5;

/**
 * The write that seals the accounts of a part, for the commit that collects it. Its payments must have
 * been read before: another account changes the payment that waits for it, so that commit would lose.
 * An account that nobody can read is left out; many mean that nothing may be collected at all.
 */
export async function sealAccounts(
  { records, payeeSecret, originator }: SealAccountsPorts,
  { runId, part, lines }: RunPart,
  given: { readonly payments: readonly Payment[]; readonly storedAt: Instant },
): Promise<Write> {
  const { payments, storedAt } = given;
  const items = await records.getMany(payments.map(accountKeyOf));
  const sealed = new Map(items.map((item) => [nameOf(item), sealedPayeeOf(item)]));
  const known = new Map(
    payments.flatMap((payment) => {
      const payee = sealed.get(nameOf(accountKeyOf(payment)));
      if (payee === undefined) return [];
      return [[writePaymentReference(payment), readPayee(payee, payeeSecret)] as const];
    }),
  );
  const accounts = lines.flatMap((line) => accountOf(line, known.get(line.reference)));
  const unreadable = lines.length - accounts.length;
  invariant(
    unreadable <= unreadableAtMost,
    `${unreadable} bank details of run ${runId} cannot be read, so nothing is collected`,
  );
  return runAccounts.create({
    ...{ runId, part, storedAt },
    references: accounts.map(({ reference }) => reference),
    sealed: seal(JSON.stringify({ originator, accounts }), {
      ...{ secret: payeeSecret, purpose },
      boundTo: partName(runId, part),
    }),
  });
}

/** A family has one account at a time; a group's payment names the one that two people approved. */
function accountKeyOf(payment: Payment): Key {
  const { applicationId, accountRevision } = payment;
  if (!paysGroup(payment)) return keys.payee(applicationId);
  invariant(accountRevision !== undefined, `Payment ${payment.paymentId} names no account`);
  return keys.grantPayee(applicationId, accountRevision);
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}|${sk}`;
}

function sealedPayeeOf(item: StoredItem): SealedPayee {
  if (item.kind !== grantPayees.kind) return payees.parse(item).document;
  const { grantApplicationId, revision: _, ...rest } = grantPayees.parse(item).document;
  return { applicationId: grantApplicationId, ...rest };
}

function accountOf({ reference }: Line, payee: Payee | undefined): readonly RunAccount[] {
  if (payee === undefined) return [];
  const { sortCode, accountNumber, nameOnAccount: payeeName } = payee;
  return [{ reference, sortCode, accountNumber, payeeName }];
}

export interface RunAccounts {
  /** Who pays; undefined once they are forgotten. A change between two parts is one of the next run. */
  readonly originator: Originator | undefined;
  /** By the reference of each payment. */
  readonly payees: ReadonlyMap<string, RunAccount>;
}

/** The accounts with which a run was collected. */
export async function readRunAccounts(
  { records, payeeSecret }: AccountPorts,
  runId: string,
): Promise<RunAccounts> {
  const items = await records.partition(keys.runAccountsOf(runId));
  const parts = items.map((item) => {
    const { part, sealed } = runAccounts.parse(item).document;
    const boundTo = partName(runId, part);
    const text = unseal(sealed, { secret: payeeSecret, purpose, boundTo });
    return sealedTextSchema.parse(JSON.parse(text));
  });
  return {
    originator: parts[0]?.originator,
    payees: new Map(
      parts.flatMap(({ accounts }) => accounts.map((account) => [account.reference, account])),
    ),
  };
}

/**
 * Deletes the accounts of a run whose file is never sent again. Whoever is second, or goes on where
 * somebody died, deletes what is left.
 */
export async function forgetRunAccounts(
  { records, commit }: { readonly records: RecordReader; readonly commit: Commit },
  runId: string,
): Promise<void> {
  const items = await records.partition(keys.runAccountsOf(runId));
  const gone = items.map((item) => {
    const { document, version } = runAccounts.parse(item);
    return runAccounts.remove(document, version);
  });
  for (let from = 0; from < gone.length; from += commitLimit) {
    await commit(gone.slice(from, from + commitLimit));
  }
}

function partName(runId: string, part: number): string {
  return `${runId}#${part}`;
}

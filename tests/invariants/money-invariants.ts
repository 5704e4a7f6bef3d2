import { envelopes, entries, type Envelope } from '#shared/budget/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import { verifyLedger } from '#shared/ledger/index.ts';
import { payments, writePaymentReference, type Payment } from '#shared/payments/index.ts';

/** What the bank double knows: how often it was told to pay each reference. */
export interface BankBook {
  readonly credited: ReadonlyMap<string, { readonly amountPence: number; readonly times: number }>;
}

const accountOf = {
  ready: 'reserved',
  held: 'reserved',
  void: undefined,
  submitted: 'in-transit',
  settled: 'paid',
  rejected: undefined,
  returned: undefined,
} as const;

const unsent: ReadonlySet<Payment['state']> = new Set(['ready', 'held', 'void']);

/** Everything that is wrong with the money, in sentences; nothing when all is well. */
export function moneyFaults(items: readonly StoredItem[], bank: BankBook): readonly string[] {
  const all = items.filter((item) => item.kind === 'payment').map((item) => payments.parse(item));
  const paid = all.map(({ document }) => document);
  const budget = items
    .filter((item) => item.kind === 'envelope')
    .map((item) => envelopes.parse(item).document);
  return [
    ...budget.flatMap((envelope) => envelopeFaults(envelope, items, paid)),
    ...doubleAwards(paid, items),
    ...bankFaults(paid, bank),
  ];
}

function envelopeFaults(
  envelope: Envelope,
  items: readonly StoredItem[],
  paid: readonly Payment[],
): readonly string[] {
  const { envelopeId, balancesPence, head } = envelope;
  const own = items
    .filter((item) => item.kind === 'ledger-entry' && item.pk === `ENVELOPE#${envelopeId}`)
    .map((item) => entries.parse(item).document)
    .sort((a, b) => a.sequence - b.sequence);
  const reading = verifyLedger(own, head);
  const faults = reading.faults.map((fault) => `${envelopeId}: ${fault.kind}`);
  for (const [account, balance] of Object.entries(balancesPence)) {
    const posted = reading.balancesPence[account as keyof typeof reading.balancesPence];
    if (posted !== balance) faults.push(`${envelopeId}: ${account} is not what was posted`);
    if (account !== 'funding' && account !== 'transfer' && balance < 0)
      faults.push(`${envelopeId}: ${account} below nothing`);
  }
  for (const account of ['reserved', 'in-transit', 'paid'] as const) {
    const sum = paid
      .filter((payment) => payment.envelopeId === envelopeId)
      .filter((payment) => accountOf[payment.state] === account)
      .reduce((total, payment) => total + payment.amountPence, 0);
    if (sum !== balancesPence[account]) {
      faults.push(`${envelopeId}: ${account} holds ${balancesPence[account]}, payments say ${sum}`);
    }
  }
  return faults;
}

/** A claim names one application; any other of the household may only be paid on a recorded reason. */
function doubleAwards(paid: readonly Payment[], items: readonly StoredItem[]): readonly string[] {
  const perApplication = new Map<string, number>();
  for (const payment of paid) {
    perApplication.set(payment.applicationId, (perApplication.get(payment.applicationId) ?? 0) + 1);
  }
  const known = new Set(items.filter((item) => item.kind === 'application').map((item) => item.pk));
  return [...perApplication].flatMap(([applicationId, count]) => [
    ...(count > 1 ? [`Application ${applicationId} has ${count} payments`] : []),
    ...(known.has(`APPLICATION#${applicationId}`) ? [] : [`${applicationId} is paid but unknown`]),
  ]);
}

function bankFaults(paid: readonly Payment[], bank: BankBook): readonly string[] {
  const byReference = new Map<string, Pick<Payment, 'state' | 'amountPence'>>(
    paid.flatMap((payment) => [
      [writePaymentReference(payment), payment] as const,
      ...payment.pastAttempts.map(
        ({ attemptNumber, ended }) =>
          [
            writePaymentReference({ ...payment, attemptNumber }),
            // Nobody took the file it was in, so nobody may ever be told to pay it.
            { state: ended === 'not-taken' ? 'void' : ended, amountPence: payment.amountPence },
          ] as const,
      ),
    ]),
  );
  return [...bank.credited].flatMap(([reference, { amountPence, times }]) => {
    const payment = byReference.get(reference);
    if (payment === undefined)
      return [`The bank was told to pay ${reference}, which we never made`];
    return [
      ...(times > 1 ? [`The bank was told ${times} times to pay ${reference}`] : []),
      ...(unsent.has(payment.state)
        ? [`${reference} was sent although it is ${payment.state}`]
        : []),
      ...(payment.amountPence !== amountPence ? [`${reference} was sent with a wrong amount`] : []),
    ];
  });
}

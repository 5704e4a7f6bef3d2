import type { Clock, Commit } from '#shared/kernel/index.ts';
import { createCheckPayee, type PayeeCheckCode } from '#shared/payee-checks/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { createPayeeBanks } from '#tests/doubles/payee-banks.ts';

/** The same for many families, of whom some are not paid into an account. */
export async function payeesChecked(
  ports: Parameters<typeof payeeChecked>[0],
  applicationIds: readonly string[],
): Promise<void> {
  for (const applicationId of applicationIds) {
    const payee = await ports.records.get(keys.payee(applicationId));
    if (payee !== undefined) await payeeChecked(ports, applicationId, 'MTCH');
  }
}

/** Has a family's payee checked by a bank that answers so, or by one that is away. */
export async function payeeChecked(
  ports: {
    readonly records: RecordReader;
    readonly commit: Commit;
    readonly clock: Clock;
    readonly matchingKey: string;
  },
  applicationId: string,
  code: PayeeCheckCode | 'away',
): Promise<void> {
  const banks = createPayeeBanks();
  banks.say(
    code === 'away' ? { kind: 'no-answer', why: 'unreachable' } : { kind: 'answered', code },
  );
  const { confirmPayee } = banks;
  const { matchingKey: payeeSecret, records, commit, clock } = ports;
  const checkPayee = createCheckPayee({ records, commit, clock, confirmPayee, payeeSecret });
  const checked = await checkPayee(applicationId);
  if (!checked.ok || checked.value !== 'checked') throw new Error('The payee was not checked');
}

import { invariant } from '#shared/kernel/index.ts';
import {
  contraReference,
  payments,
  writePaymentReference,
  type RailReportLine,
} from '#shared/payments/index.ts';
import { bookedLines } from '#shared/reconciliation/index.ts';
import { keys } from '#shared/records/index.ts';

import { createAcceptedGrant } from './accepted-grant.ts';

const grantApplicationId = '7K3QD9XW2M';
const programmeId = 'community-grants';

/** An accepted grant, and everything that has to be done to pay it and to hold it against the bank. */
export async function createGrantToPay() {
  const grant = await createAcceptedGrant();
  const { staff, approve, platform } = grant;
  const payment = async (instalment = 1) => {
    const key = keys.payment(grantApplicationId, instalment);
    return (await payments.read(platform.records, key))?.document;
  };
  let reports = 0;

  /** Approved by both, so that it waits for a run. */
  async function ready(instalment = 1, accountRevision = 1): Promise<void> {
    await approve('ben-okafor', instalment, { accountRevision });
    await approve('grace-mensah', instalment, { accountRevision });
  }

  async function run(staffId = 'erin-walsh'): Promise<string> {
    const started = await staff.startPaymentRun({ programmeId, rail: 'bacs', staffId });
    invariant(started.ok, 'No other run is under way');
    await staff.submitPaymentRun(started.value.runId);
    return started.value.runId;
  }

  /** What the bank says of the attempt that is under way. */
  async function report(outcome: RailReportLine['outcome'], instalment = 1) {
    const document = await payment(instalment);
    invariant(document !== undefined, 'There is a payment');
    reports += 1;
    return staff.recordRailOutcomes({
      ...{ reportId: `R${reports}`, submissionId: 'S', idempotencyKey: 'K', kind: 'returns' },
      ...{ processingDate: '2026-11-27', producedAt: '2026-11-27T09:00:00.000Z' },
      lines: [
        {
          ...{ reference: writePaymentReference(document), outcome },
          amountPence: document.amountPence,
          ...(outcome === 'returned' ? { reasonCode: '0' as const } : {}),
        },
      ],
    });
  }

  /** Takes a statement in, of days where no amount is; answers the id of each of its lines, by what it says. */
  async function statement(
    rows: readonly (readonly [on: string, pence: number | undefined, ...words: [string, string]])[],
  ): Promise<ReadonlyMap<string, string>> {
    const head = 'Date,Amount,Reference,Description,Balance';
    const lines = rows.map(([on, pence, ...words]) =>
      [on, ...(pence === undefined ? ['', ...words, 0] : [pence / 100, ...words, ''])].join(','),
    );
    const received = await staff.receiveStatement({
      account: 'bank',
      content: Buffer.from([head, ...lines].join('\n')),
      by: { kind: 'staff', id: 'dev-patel' },
    });
    invariant(received.ok, 'The statement is not too large');
    await staff.takeStatement(received.value.statementId);
    return new Map(
      platform
        .ofKind(bookedLines.kind)
        .map((item) => bookedLines.parse(item).document)
        .map(({ line, lineId }) => [line.description, lineId]),
    );
  }

  return {
    ...{ ...grant, payment, ready, run, report, statement },
    /** Pays an instalment, so that the group has it; answers what the bank writes on the debit. */
    pay: async (instalment = 1): Promise<string> => {
      await ready(instalment);
      const runId = await run();
      await report('settled', instalment);
      return contraReference(runId);
    },
  };
}

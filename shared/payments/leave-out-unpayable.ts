import { derivedReference, invariant, sumPence, type Actor } from '#shared/kernel/index.ts';
import { keys, type Loaded } from '#shared/records/index.ts';

import type { Hold } from './hold.ts';
import { paymentRuns, runParts, type PaymentRunIn, type RunPart } from './payment-run.ts';
import { holdWrites } from './place-hold.ts';
import { planRecall } from './recall-payments.ts';
import type { RefuseRunPorts } from './refuse-run.ts';

const system: Actor = { kind: 'system', id: 'submit-payments' };

type Line = RunPart['lines'][number];

/**
 * Takes payments whose bank details nobody could read out of a run, so that the others go: each is held
 * for a person, and its line leaves the file. Only before the file was first sent: later its content
 * is what the bank may have. Answers false when the run changed meanwhile; it is to be read again.
 */
export async function leaveOutUnpayable(
  ports: RefuseRunPorts,
  { document: run, version }: Loaded<PaymentRunIn<'submitting'>>,
  unreadable: readonly Line[],
): Promise<boolean> {
  const { runId } = run;
  invariant(
    run.lastSentAt === undefined,
    `Run ${runId} was sent, and not all of its bank details can be read`,
  );
  let now = { document: run, version };
  for (const line of unreadable) {
    const left = await leaveOut(ports, now, line);
    if (left === undefined) return false;
    now = { document: left, version: now.version + 1 };
  }
  return now.document.count > 0 || endEmpty(ports, now);
}

async function endEmpty(
  ports: RefuseRunPorts,
  { document, version }: Loaded<PaymentRunIn<'submitting'>>,
): Promise<boolean> {
  const { runId, programmeId, rail, startedBy, startedAt, collectedAt, parts } = document;
  const empty = { runId, programmeId, rail, startedBy, startedAt, collectedAt, parts };
  return (await ports.commit([paymentRuns.replace({ ...empty, state: 'empty' }, version)])).ok;
}

async function leaveOut(
  ports: RefuseRunPorts,
  { document: run, version }: Loaded<PaymentRunIn<'submitting'>>,
  { applicationId, reference, amountPence }: Line,
): Promise<PaymentRunIn<'submitting'> | undefined> {
  const { runId, programmeId } = run;
  const items = await ports.records.partition(keys.run(runId).pk, 'PART#');
  const part = items
    .map((item) => runParts.parse(item))
    .find(({ document }) => document.lines.some((line) => line.reference === reference));
  if (part === undefined) return undefined;
  const lines = part.document.lines.filter((line) => line.reference === reference);
  const at = ports.clock.now();
  const holdId = derivedReference('unpayable', runId, reference);
  const planned = await planRecall(ports.records, lines, {
    ...{ runId, holdId, holdPart: 1, at },
    cause: `run ${runId} cannot carry ${reference}`,
  });
  if (!planned.ok) return undefined;
  const hold: Hold = {
    ...{ state: 'in-force', holdId, category: 'bank-account-anomaly', placedAt: at },
    programmeId,
    reason: `The bank details of case ${applicationId} are missing or cannot be read.`,
    ...{ placedBy: system, parts: 1, count: 1 },
  };
  const left = {
    ...run,
    count: run.count - lines.length,
    totalPence: run.totalPence - sumPence(lines.map(() => amountPence)),
  };
  const committed = await ports.commit([
    ...holdWrites(hold, at),
    ...planned.value.writes,
    runParts.replace(
      {
        ...part.document,
        lines: part.document.lines.filter((line) => line.reference !== reference),
      },
      part.version,
    ),
    paymentRuns.replace(left, version),
  ]);
  return committed.ok ? left : undefined;
}

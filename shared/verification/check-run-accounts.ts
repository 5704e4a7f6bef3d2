import { plusDays, type Instant } from '#shared/kernel/index.ts';
import { inquiryOf, isPieceRail, type PaymentRun, type RunPart } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredRecords, GatheredRunAccounts } from './gathered-records.ts';

/**
 * Whatever may be sent again can be sent as it was: the accounts of its payments are kept with it. Of
 * what is never sent again nobody's account is kept.
 */
export function checkRunAccounts(gathered: GatheredRecords, now: Instant): Check {
  const { runs, runParts, runAccounts } = gathered;
  const faults = [...runs.values()].flatMap(({ run }) => {
    const kept = runAccounts.get(run.runId) ?? [];
    return [
      ...strayFaults(run.runId, runParts.get(run.runId) ?? [], kept),
      ...(isOver.has(run.state)
        ? leftFaults(run, kept, now)
        : missingFaults(run, runParts.get(run.runId) ?? [], kept)),
    ];
  });
  const orphans = [...runAccounts].flatMap(([runId, kept]) =>
    runs.has(runId)
      ? []
      : kept.map(({ part }) =>
          faultAt(keys.runAccounts(runId, part), `Its run ${runId} does not exist.`),
        ),
  );
  return {
    name: 'run-accounts',
    promise:
      'The accounts of every payment run are kept as it was collected, until its file is never sent again',
    looked: runs.size,
    faults: [...faults, ...orphans],
  };
}

/** From here on no code sends the file again. */
const isOver: ReadonlySet<PaymentRun['state']> = new Set([
  ...(['acknowledged', 'releasing', 'refused', 'cancelling', 'cancelled', 'empty'] as const),
]);

/** Whose account nobody could read has none, and leaves the run before it is first sent. */
function missingFaults(
  run: PaymentRun,
  parts: readonly RunPart[],
  kept: readonly GatheredRunAccounts[],
): RecordFault[] {
  if (isPieceRail(run.rail)) return [];
  const wasSent = 'lastSentAt' in run && run.lastSentAt !== undefined;
  return parts.flatMap(({ runId, part, lines }) => {
    const accounts = kept.find((each) => each.part === part);
    const key = keys.runAccounts(runId, part);
    if (accounts === undefined) {
      return [faultAt(key, `Nothing says where part ${part} of run ${runId} is paid.`)];
    }
    if (!wasSent) return [];
    return lines
      .filter(({ reference }) => !accounts.references.includes(reference))
      .map(({ reference }) => faultAt(key, `${reference} was sent, and its account is not kept.`));
  });
}

function strayFaults(
  runId: string,
  parts: readonly RunPart[],
  kept: readonly GatheredRunAccounts[],
): RecordFault[] {
  return kept.flatMap(({ part, references }) => {
    const lines = parts.find((each) => each.part === part)?.lines ?? [];
    const known = new Set(lines.map(({ reference }) => reference));
    return references
      .filter((reference) => !known.has(reference))
      .map((reference) =>
        faultAt(
          keys.runAccounts(runId, part),
          `It keeps the account of ${reference}, which is not in that part.`,
        ),
      );
  });
}

/** A worker may have died before it deleted them; whoever gets its message next does. */
const forgottenWithinDays = 1;

function leftFaults(
  run: PaymentRun,
  kept: readonly GatheredRunAccounts[],
  now: Instant,
): RecordFault[] {
  const over = lastChangeOf(run);
  if (over === undefined || now < plusDays(over, forgottenWithinDays)) return [];
  return kept.map(({ part }) =>
    faultAt(
      keys.runAccounts(run.runId, part),
      `Its run is ${run.state} since ${over}, and accounts are kept still.`,
    ),
  );
}

/** When a run that is over last had anything to do with its rail, or with whoever found out about it. */
function lastChangeOf(run: PaymentRun): Instant | undefined {
  if (run.state === 'collecting') return undefined;
  if (run.state === 'acknowledged') return run.acknowledgedAt;
  if (run.state === 'empty') return run.collectedAt;
  return inquiryOf(run).at(-1)?.at ?? run.lastSentAt ?? run.collectedAt;
}

import type { Actor, Clock, Commit, Instant } from '#shared/kernel/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import type { UnclearAnswer } from './payment-rail.ts';
import { paymentRuns, type PaymentRunIn } from './payment-run.ts';
import type { InquiryStep } from './run-inquiry.ts';

interface UnclearPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

type Asked = PaymentRunIn<'submitting'> | PaymentRunIn<'refusing'> | PaymentRunIn<'unclear'>;

/** What the run is now that its rail answered neither yes nor no. */
export type UnclearOutcome = 'unclear' | 'acknowledged' | 'left-to-another' | 'over';

const triesToTakeDown = 8;

/**
 * Takes down that a rail said neither yes nor no. No money moves, and nobody sends the file again
 * until a person asks. Whoever sent it since decides by its own answer; what staff did meanwhile
 * stays, but what they proposed is void: it was found out before the rail said this.
 */
export async function takeUnclear(
  { records, commit, clock }: UnclearPorts,
  sent: { readonly runId: string; readonly lastSentAt: Instant; readonly railName: string },
  answer: UnclearAnswer,
): Promise<UnclearOutcome> {
  const { runId, railName } = sent;
  for (let attempt = 1; attempt <= triesToTakeDown; attempt += 1) {
    const found = await paymentRuns.read(records, keys.run(runId));
    if (found === undefined) return 'over';
    const { document, version } = found;
    if (document.state === 'acknowledged') return 'acknowledged';
    if (!mayBeUnclear(document)) return 'over';
    if (document.lastSentAt !== sent.lastSentAt) return 'left-to-another';
    const at = clock.now();
    const { reasons, sent: ours, held } = answer;
    const step: InquiryStep = {
      ...{ what: 'unclear', version: version + 1, at, reasons: [...reasons] },
      ...(ours === undefined ? {} : { sent: { ...ours } }),
      ...(held === undefined ? {} : { held: { ...held } }),
    };
    const next = withStep({ document, version }, step);
    const actor: Actor = { kind: 'bank', id: railName };
    const { programmeId, count, totalPence } = document;
    const committed = await commit([
      paymentRuns.replace(next, version),
      eventRecord(
        keys.run(runId),
        version + 1,
        { type: 'payment-run-unclear', runId, programmeId, count, totalPence },
        { at, actor, correlationId: runId },
      ),
    ]);
    if (committed.ok) return 'unclear';
  }
  throw new Error(`Run ${runId} kept changing while its rail’s answer was taken down`);
}

function mayBeUnclear(document: { readonly state: string }): document is Asked {
  return ['submitting', 'refusing', 'unclear'].includes(document.state);
}

/** The run, unclear, with one step more; an earlier no of its rail becomes a step as well. */
function withStep({ document }: Loaded<Asked>, step: InquiryStep): PaymentRunIn<'unclear'> {
  if (document.state !== 'refusing') {
    return { ...document, state: 'unclear', inquiry: [...(document.inquiry ?? []), step] };
  }
  const { refusedAt: at, refusedVersion: version, reasons, inquiry = [], ...rest } = document;
  const no: InquiryStep = { what: 'refused', version, at, reasons };
  return { ...rest, state: 'unclear', inquiry: [...inquiry, no, step] };
}

import type { EventType } from '#shared/events/index.ts';
import { inquiryOf, type InquiryStep, type PaymentRun } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import type { GatheredRun } from './gathered-records.ts';

/** Between its start and its file a run only counts what it collects, and later how it is sent. */
export function* changesOfRun({ run, version }: GatheredRun): Generator<Change> {
  const subject = keys.run(run.runId);
  yield { subject, version: 1, types: ['payment-run-started'] };
  if (run.state === 'collecting' || run.parts === undefined) return;
  yield { subject, version: run.parts + 2, types: ['payment-run-submitted'] };
  if ('refusedVersion' in run && run.refusedVersion !== undefined) {
    yield { subject, version: run.refusedVersion, types: ['payment-run-refused'] };
  }
  if ('releasedVersion' in run) {
    yield { subject, version: run.releasedVersion, types: ['payment-run-released'] };
  }
  yield* changesOfInquiry(run);
  if (run.state === 'acknowledged') yield { subject, version, types: ['payment-run-acknowledged'] };
}

const inquiryEvents = {
  refused: ['payment-run-refused'],
  unclear: ['payment-run-unclear'],
  asked: ['payment-run-asked-about'],
  proposed: ['run-finding-proposed'],
  declined: ['run-finding-declined'],
  confirmed: ['payment-run-cancelled', 'payment-run-acknowledged'],
} as const satisfies Readonly<Record<InquiryStep['what'], readonly EventType[]>>;

/** Every step keeps the version that it made. That a file was taken is told by its acknowledgement. */
function* changesOfInquiry(run: PaymentRun): Generator<Change> {
  for (const { what, version } of inquiryOf(run)) {
    yield { subject: keys.run(run.runId), version, types: inquiryEvents[what] };
  }
}

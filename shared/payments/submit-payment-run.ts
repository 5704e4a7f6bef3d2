import { done, refused, type Result } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

import { closeCollection, collectPayments, type CollectRunPorts } from './collect-payment-run.ts';
import { paymentRuns, type PaymentRun } from './payment-run.ts';
import { giveBackRun } from './cancel-run.ts';
import { openQuestion } from './run-inquiry.ts';
import { mayAskAgain, releaseRun } from './refuse-run.ts';
import { forgetRunAccounts } from './run-accounts.ts';
import {
  sendRunFile,
  type AnswerUnclear,
  type SendOutcome,
  type SendRunPorts,
  type TakenAfterRelease,
} from './send-run-file.ts';
import { readBars, whyNotSent } from './watch-rail.ts';

export type SubmitRunRefusal =
  { readonly kind: 'no-such-run'; readonly runId: string } | AnswerUnclear | TakenAfterRelease;

/** `waiting`: refused, and not yet to be asked about again. */
export type SubmitOutcome =
  Exclude<SendOutcome, 'left-out'> | 'cancelled' | 'nothing-to-do' | 'waiting';

export interface SubmitRunPorts extends CollectRunPorts, SendRunPorts {}

/**
 * Carries a run on from wherever it stopped: collects what is ready, part by part, money to `in
 * transit` in the same commit; then sends the file; when the rail refuses it for good, brings its
 * payments back. Nothing is sent before it is committed, and the rail takes the same run only once;
 * so dying at any point and starting again pays nobody twice. The accounts that the run was collected
 * with are forgotten once nothing of it is ever sent again.
 */
export function createSubmitPaymentRun(ports: SubmitRunPorts) {
  return async function submitPaymentRun(
    runId: string,
  ): Promise<Result<SubmitOutcome, SubmitRunRefusal>> {
    const carried = await carryOn(ports, runId);
    if (carried.ok && isAtRest.has(carried.value)) await forgetRunAccounts(ports, runId);
    return carried;
  };
}

const isAtRest: ReadonlySet<SubmitOutcome> = new Set([
  ...(['submitted', 'refused', 'cancelled', 'nothing-to-do'] as const),
]);

async function carryOn(
  ports: SubmitRunPorts,
  runId: string,
): Promise<Result<SubmitOutcome, SubmitRunRefusal>> {
  const found = await paymentRuns.read(ports.records, keys.run(runId));
  if (found === undefined) return refused({ kind: 'no-such-run', runId });
  const { document, version } = found;
  switch (document.state) {
    case 'acknowledged':
    case 'refused':
    case 'cancelled':
    case 'empty':
      return done('nothing-to-do');
    case 'refusing':
      if (!mayAskAgain(document, ports.clock.now())) return done('waiting');
      return send(ports, { document, version });
    case 'submitting':
      return send(ports, { document, version });
    case 'unclear':
      if (openQuestion(document.inquiry) === undefined) return done('unclear');
      return send(ports, { document, version });
    case 'cancelling':
      await giveBackRun(ports, runId);
      return done('cancelled');
    case 'releasing':
      await releaseRun(ports, runId);
      return done('refused');
    case 'collecting':
      if (await isStopped(ports, document)) return done('stopped');
      await collectPayments(ports, document);
      await closeCollection(ports, runId);
      return carryOn(ports, runId);
  }
}

async function send(
  ports: SubmitRunPorts,
  run: Parameters<typeof sendRunFile>[1],
): Promise<Result<SubmitOutcome, SubmitRunRefusal>> {
  const sent = await sendRunFile(ports, run);
  if (!sent.ok) return sent;
  return sent.value === 'left-out' ? carryOn(ports, run.document.runId) : done(sent.value);
}

/** While nothing may be sent nothing is collected: payments stay ready, and can still be held or mended. */
async function isStopped({ records, clock }: SubmitRunPorts, run: PaymentRun): Promise<boolean> {
  return whyNotSent(await readBars(records, run), run, clock.now()) !== undefined;
}

import { done, refused, type Result } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

import { closeCollection, collectPayments, type CollectRunPorts } from './collect-payment-run.ts';
import { paymentRuns } from './payment-run.ts';
import {
  sendRunFile,
  type AnswerUnclear,
  type FileRefused,
  type SendRunPorts,
} from './send-run-file.ts';

export type SubmitRunRefusal =
  { readonly kind: 'no-such-run'; readonly runId: string } | FileRefused | AnswerUnclear;

export interface SubmitRunPorts extends CollectRunPorts, SendRunPorts {}

/**
 * Carries a run on from wherever it stopped: collects what is ready, part by part, money to `in
 * transit` in the same commit; then sends the file. Nothing is sent before it is committed, and the
 * bank takes the same run only once; so dying at any point and starting again pays nobody twice.
 */
export function createSubmitPaymentRun(ports: SubmitRunPorts) {
  return async function submitPaymentRun(
    runId: string,
  ): Promise<Result<'submitted' | 'nothing-to-do', SubmitRunRefusal>> {
    const found = await paymentRuns.read(ports.records, keys.run(runId));
    if (found === undefined) return refused({ kind: 'no-such-run', runId });
    const { document, version } = found;
    switch (document.state) {
      case 'acknowledged':
      case 'empty':
        return done('nothing-to-do');
      case 'submitting':
        return sendRunFile(ports, { document, version });
      case 'collecting':
        await collectPayments(ports, document);
        await closeCollection(ports, runId);
        return submitPaymentRun(runId);
    }
  };
}

import type { Application } from '#shared/applications/index.ts';
import type { Payment, PaymentRun, SealedRunAccounts } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import type { World } from '../world.ts';
import type { Watcher } from './watcher.ts';

/** When it is quiet again nothing is stuck, and nobody who was told “we have it” is lost. */
export function watchRest(): Watcher {
  return {
    name: 'rest',
    atRest: (world) => [...lost(world), ...stuck(world)],
  };
}

function lost({ promised, memory }: World): readonly string[] {
  return [...promised]
    .filter((applicationId) => memory.peek(keys.application(applicationId)) === undefined)
    .map((applicationId) => `${applicationId} was taken in and is nowhere`);
}

function stuck({ memory }: World): readonly string[] {
  const of = <Document>(kind: string) =>
    memory.ofKind(kind).map((item) => item['document'] as Document);
  return [
    ...of<Application>('application')
      .filter(({ state }) => state === 'submitted')
      .map(({ applicationId }) => `${applicationId} was never assessed`),
    ...of<PaymentRun>('payment-run')
      .filter(({ state }) => !['acknowledged', 'refused', 'cancelled', 'empty'].includes(state))
      .map(({ runId, state }) => `Run ${runId} is ${state} for ever`),
    ...of<SealedRunAccounts>('payment-run-accounts').map(
      ({ runId }) => `The accounts of ${runId} are kept for ever`,
    ),
    ...of<Payment>('payment')
      .filter(({ state }) => ['ready', 'submitted', 'held'].includes(state))
      .map(({ paymentId, state }) => `Payment ${paymentId} is ${state} for ever`),
  ];
}

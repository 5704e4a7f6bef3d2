import * as z from 'zod';

import { fundIdSchema, railNameSchema } from '#shared/programmes/index.ts';
import { documentKind, keys } from '#shared/records/index.ts';

/** What may be stopped: everything of one programme, or everything on one rail. */
export const stopScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('programme'), programmeId: fundIdSchema }),
  z.strictObject({ kind: z.literal('rail'), rail: railNameSchema }),
]);
export type StopScope = z.infer<typeof stopScopeSchema>;

/** Every stop of a programme or a rail and every lifting of it, in order; the last says what holds. */
export const moneyStopSchema = z.strictObject({
  scope: stopScopeSchema,
  changes: z
    .array(
      z.strictObject({
        to: z.enum(['stopped', 'running']),
        by: z.string(),
        at: z.string(),
        reason: z.string(),
      }),
    )
    .min(1),
});
export type MoneyStop = z.infer<typeof moneyStopSchema>;

/** `rail bacs`, `programme household-support-fund`: how a scope is called where it is one word. */
export function scopeName(scope: StopScope): string {
  return scope.kind === 'rail' ? `rail ${scope.rail}` : `programme ${scope.programmeId}`;
}

export function stopKeyOf(scope: StopScope) {
  return keys.moneyStop(scope.kind, scope.kind === 'rail' ? scope.rail : scope.programmeId);
}

export const moneyStops = documentKind({
  kind: 'money-stop',
  schema: moneyStopSchema,
  key: ({ scope }) => stopKeyOf(scope),
});

/** The stop that holds, or undefined when money moves. */
export function stopInForce(stop: MoneyStop | undefined): MoneyStop['changes'][number] | undefined {
  const last = stop?.changes.at(-1);
  return last?.to === 'stopped' ? last : undefined;
}

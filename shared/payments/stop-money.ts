import { done, refused, type Clock, type Commit, type Result } from '#shared/kernel/index.ts';
import { eventRecord, type RecordReader } from '#shared/records/index.ts';

import { moneyStops, stopInForce, stopKeyOf, type StopScope } from './money-stop.ts';

export interface StopMoney {
  readonly scope: StopScope;
  readonly to: 'stopped' | 'running';
  readonly reason: string;
  readonly staffId: string;
}

/** Somebody was first: it is stopped, or running, already. */
export interface StoppedAlready {
  readonly kind: 'so-already';
  readonly by: string | undefined;
}

const tries = 8;

/**
 * Stops the money of a programme or a rail at once, or lets it go again, with a reason. It binds from
 * the next file on: what is with a bank or provider cannot be called back. Runs wait and go on by
 * themselves when the stop is lifted. The same twice is done once.
 */
export function createStopMoney(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function stopMoney(request: StopMoney): Promise<Result<'changed', StoppedAlready>> {
    const { scope, to, reason, staffId: by } = request;
    const key = stopKeyOf(scope);
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const found = await moneyStops.read(ports.records, key);
      const inForce = stopInForce(found?.document);
      if ((inForce !== undefined) === (to === 'stopped')) {
        return refused({ kind: 'so-already', by: found?.document.changes.at(-1)?.by });
      }
      const at = ports.clock.now();
      const changes = [...(found?.document.changes ?? []), { to, by, at, reason }];
      const version = found?.version ?? 0;
      const committed = await ports.commit([
        found === undefined
          ? moneyStops.create({ scope, changes })
          : moneyStops.replace({ scope, changes }, version),
        eventRecord(
          key,
          version + 1,
          {
            type: to === 'stopped' ? 'money-stopped' : 'money-let-go',
            scopeKind: scope.kind,
            scopeName: scope.kind === 'rail' ? scope.rail : scope.programmeId,
          },
          { at, actor: { kind: 'staff', id: by }, correlationId: key.pk },
        ),
      ]);
      if (committed.ok) return done('changed');
    }
    throw new Error(`The stop of ${key.pk} kept changing`);
  };
}

import type { createRemoveEvidence } from '#shared/evidence/index.ts';
import type { Log } from '#shared/log/index.ts';

/** Every quarter of an hour: what a scanner refused is gone soon, and no day too many is kept. */
export function createHandler(ports: {
  readonly removeEvidence: ReturnType<typeof createRemoveEvidence>;
  readonly log: Log;
}) {
  return async function handle(): Promise<{ removed: number; kept: number }> {
    const answered = await ports.removeEvidence();
    if (answered.removed > 0) ports.log.write('evidence-removed', { count: answered.removed });
    return answered;
  };
}

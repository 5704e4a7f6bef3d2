import type { Clock, Commit } from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { applications } from './application.ts';

const triesPerApplication = 5;

/**
 * A family no longer wants the further help that it asked for with an application which stands apart.
 * What it told goes for good, and is passed on to nobody whatever becomes of the application. Answers
 * `not-held` when there is nothing to stop here: it was stopped before, or passed on meanwhile.
 */
export function createStopHeldHelp(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function stopHeldHelp(applicationId: string): Promise<'stopped' | 'not-held'> {
    for (let attempt = 1; attempt <= triesPerApplication; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found?.document.heldHelp === undefined) return 'not-held';
      const { heldHelp: _stopped, ...rest } = found.document;
      const committed = await ports.commit([
        applications.replace(rest, found.version),
        eventRecord(
          keys.application(applicationId),
          found.version + 1,
          { type: 'held-help-stopped', applicationId },
          {
            at: ports.clock.now(),
            actor: { kind: 'family', id: applicationId },
            correlationId: applicationId,
          },
        ),
      ]);
      if (committed.ok) return 'stopped';
    }
    throw new Error(`Application ${applicationId} kept changing while its request was stopped`);
  };
}

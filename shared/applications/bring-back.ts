import type { Clock, Commit } from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { applications, moneyPlaceOf } from './application.ts';
import { heldHelpWrites, withTheOthers } from './help-asked.ts';

export interface BroughtBack {
  readonly applicationId: string;
  readonly outcome: 'brought-back' | 'no-such-application' | 'not-set-aside';
}

const triesPerApplication = 5;

/**
 * A person says that applications which were set aside look real. Each goes the way of every other
 * from there on, as if it had just come in: its event has it assessed, and what further help it asks
 * for is passed on. Its place in the queue is by when it came, so nothing is lost by having waited.
 */
export function createBringBack(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly matchingKey: string;
}) {
  async function bringBack(applicationId: string, staffId: string): Promise<BroughtBack> {
    for (let attempt = 1; attempt <= triesPerApplication; attempt += 1) {
      const found = await applications.read(ports.records, keys.application(applicationId));
      if (found === undefined) return { applicationId, outcome: 'no-such-application' };
      const { document, version } = found;
      if (document.state !== 'submitted' || document.setAside !== true) {
        return { applicationId, outcome: 'not-set-aside' };
      }
      const at = ports.clock.now();
      const back = { ...withTheOthers(document), broughtBackAt: at };
      const committed = await ports.commit([
        applications.replace(back, version),
        eventRecord(
          keys.application(applicationId),
          version + 1,
          {
            type: 'application-looks-real',
            ...moneyPlaceOf(document),
            askedPence: document.askedPence,
          },
          { at, actor: { kind: 'staff', id: staffId }, correlationId: applicationId },
        ),
        ...heldHelpWrites(document, ports.matchingKey, at),
      ]);
      if (committed.ok) return { applicationId, outcome: 'brought-back' };
    }
    throw new Error(`Application ${applicationId} kept changing while it was brought back`);
  }
  return async function bringBackAll(request: {
    readonly applicationIds: readonly string[];
    readonly staffId: string;
  }): Promise<readonly BroughtBack[]> {
    const brought: BroughtBack[] = [];
    for (const applicationId of new Set(request.applicationIds)) {
      brought.push(await bringBack(applicationId, request.staffId));
    }
    return brought;
  };
}

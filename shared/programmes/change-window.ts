import {
  done,
  localDate,
  refused,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import type { ProgrammeRegistry } from './programme-registry.ts';
import { programmeWindows } from './programme-window.ts';
import { configuredProgrammes } from './programmes.ts';
import { statesAfter, windowState, type SettableState, type WindowState } from './window-state.ts';

export interface ChangeWindow {
  readonly programmeId: string;
  readonly windowId: string;
  readonly to: SettableState;
  readonly reason: string;
  readonly staffId: string;
  /** The version of the record that whoever decides has seen; 0 when there was none. */
  readonly seenVersion: number;
}

export type ChangeWindowRefusal =
  | { readonly kind: 'no-such-window' }
  | { readonly kind: 'not-from-here'; readonly from: WindowState; readonly to: SettableState }
  /** Somebody else changed the window since it was looked at. */
  | { readonly kind: 'changed-by-someone-else'; readonly state: WindowState };

/**
 * Schedules, opens, keeps for partners, pauses or closes a window, with a reason. It holds from the
 * next application on; those already in are assessed, decided and paid as before, because nothing
 * after taking an application in asks for its window. The same change sent twice is made once.
 */
export function createChangeWindow(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly programmes?: ProgrammeRegistry;
}) {
  const { records, commit, clock, programmes = configuredProgrammes } = ports;
  return async function changeWindow(
    request: ChangeWindow,
  ): Promise<Result<'changed' | 'already', ChangeWindowRefusal>> {
    const { programmeId, windowId, to, reason, staffId, seenVersion } = request;
    const window = programmes.find(programmeId)?.windows.find((each) => each.windowId === windowId);
    if (window === undefined) return refused({ kind: 'no-such-window' });
    const at = clock.now();
    const key = keys.programmeWindow(programmeId, windowId);
    const found = await programmeWindows.read(records, key);
    const earlier = found?.document.changes ?? [];
    const last = earlier.at(-1);
    const from = windowState(window, localDate(at), last?.to);
    if (last?.to === to && last.by === staffId && last.reason === reason) return done('already');
    if ((found?.version ?? 0) !== seenVersion) {
      return refused({ kind: 'changed-by-someone-else', state: from });
    }
    if (!statesAfter(from).includes(to)) return refused({ kind: 'not-from-here', from, to });
    const changes = [...earlier, { from, to, by: staffId, at, reason }];
    const document = { programmeId, windowId, changes };
    const committed = await commit([
      found === undefined
        ? programmeWindows.create(document)
        : programmeWindows.replace(document, found.version),
      eventRecord(
        key,
        seenVersion + 1,
        { type: 'window-changed', programmeId, windowId, from, to },
        { at, actor: { kind: 'staff', id: staffId }, correlationId: key.pk },
      ),
    ]);
    if (committed.ok) return done('changed');
    const now = await programmeWindows.read(records, key);
    const state = windowState(window, localDate(at), now?.document.changes.at(-1)?.to);
    return refused({ kind: 'changed-by-someone-else', state });
  };
}

import { localDate, type Instant } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import type { Programme, ProgrammeWindow } from './programme.ts';
import type { ProgrammeRegistry } from './programme-registry.ts';
import { programmeWindows, type WindowChange } from './programme-window.ts';
import { configuredProgrammes } from './programmes.ts';
import { takesApplications, windowState, type Door, type WindowState } from './window-state.ts';

/** A window as it stands at an instant: its dates and what staff have said of it. */
export interface StandingWindow {
  readonly programme: Programme;
  readonly window: ProgrammeWindow;
  readonly state: WindowState;
  /** What staff have changed, oldest first; empty when only dates have decided so far. */
  readonly changes: readonly WindowChange[];
  /** The version that a change must expect; 0 when there is no record yet. */
  readonly version: number;
}

export interface WindowPorts {
  readonly records: RecordReader;
  readonly programmes?: ProgrammeRegistry;
}

/**
 * Every window of every programme as it stands. Read by key and so strongly consistent: what a
 * manager has just closed is closed for the next family that asks.
 */
export function createReadWindows({ records, programmes = configuredProgrammes }: WindowPorts) {
  return function readWindows(at: Instant): Promise<readonly StandingWindow[]> {
    return standingWindows(records, programmes.all, at, () => true);
  };
}

/** The windows that take applications through a door right now, in the order programmes are offered. */
export function createReadOpenWindows({ records, programmes = configuredProgrammes }: WindowPorts) {
  return async function readOpenWindows(
    at: Instant,
    door: Door,
  ): Promise<readonly StandingWindow[]> {
    const today = localDate(at);
    // The last day of a window ends it whatever staff have said, so nothing older need be read.
    const notOver = ({ closesOn }: ProgrammeWindow) => today <= closesOn;
    const standing = await standingWindows(records, programmes.all, at, notOver);
    const open = standing.filter(({ state }) => takesApplications(state, door));
    return open.filter(
      ({ programme }, index) =>
        open.findIndex((other) => other.programme.programmeId === programme.programmeId) === index,
    );
  };
}

async function standingWindows(
  records: RecordReader,
  programmes: readonly Programme[],
  at: Instant,
  wanted: (window: ProgrammeWindow) => boolean,
): Promise<readonly StandingWindow[]> {
  const windows = programmes.flatMap((programme) =>
    programme.windows.filter(wanted).map((window) => ({ programme, window })),
  );
  const items = await records.getMany(
    windows.map(({ programme, window }) =>
      keys.programmeWindow(programme.programmeId, window.windowId),
    ),
  );
  const found = new Map(items.map((item) => [item.pk, programmeWindows.parse(item)]));
  return windows.map(({ programme, window }) => {
    const { pk } = keys.programmeWindow(programme.programmeId, window.windowId);
    const { document: { changes } = { changes: [] }, version = 0 } = found.get(pk) ?? {};
    const state = windowState(window, localDate(at), changes.at(-1)?.to);
    return { programme, window, state, changes, version };
  });
}

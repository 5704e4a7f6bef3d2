import { statesAfter } from '#shared/programmes/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** What staff made of a window is a chain of changes, each legal, each with somebody and a reason. */
export function checkWindows({ windows }: GatheredRecords): Check {
  const faults = [...windows.values()].flatMap(({ window, version }) => {
    const { programmeId, windowId, changes } = window;
    const key = keys.programmeWindow(programmeId, windowId);
    const uncounted =
      changes.length === version
        ? []
        : [faultAt(key, `It was written ${version} times and tells of ${changes.length} changes.`)];
    const wrong = changes.flatMap(({ from, to, by, at, reason }) => {
      if (!statesAfter(from).includes(to)) {
        return [faultAt(key, `At ${at} it went from ${from} to ${to}, which cannot be.`)];
      }
      return by === '' || reason === ''
        ? [faultAt(key, `At ${at} it became ${to}, and nobody said who or why.`)]
        : [];
    });
    return [...uncounted, ...wrong];
  });
  return {
    name: 'windows',
    promise: 'Every change of a programme’s window is a legal one, with who and why',
    looked: windows.size,
    faults,
  };
}

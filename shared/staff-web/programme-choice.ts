import { localDate, type Instant } from '#shared/kernel/index.ts';
import {
  programmes,
  windowAt,
  type Programme,
  type ProgrammeWindow,
} from '#shared/programmes/index.ts';

/** The programme an address names; otherwise the newest whose days these are, or the newest of all. */
export function chosenProgramme(asked: string | undefined, at: Instant): Programme {
  const named = programmes.find((programme) => programme.programmeId === asked);
  const ofToday = (programme: Programme) => {
    const window = windowAt(programme, at);
    return window !== undefined && window.draft !== true;
  };
  const chosen = named ?? programmes.findLast(ofToday) ?? programmes.at(-1);
  if (chosen === undefined) throw new Error('No programme is configured');
  return chosen;
}

/** The window that is open, else the last that was, else the first that will be. */
export function chosenWindow(programme: Programme, at: Instant): ProgrammeWindow {
  const begun = programme.windows.filter((window) => window.opensOn <= localDate(at));
  const chosen = windowAt(programme, at) ?? begun.at(-1) ?? programme.windows[0];
  if (chosen === undefined) throw new Error(`${programme.name} has no window`);
  return chosen;
}

/** Links to the same page of every programme, the chosen one marked. */
export function programmeChoices(path: string, chosen: Programme) {
  return programmes.map(({ programmeId, name }) => ({
    text: name,
    href: `${path}?programme=${programmeId}`,
    current: programmeId === chosen.programmeId,
  }));
}

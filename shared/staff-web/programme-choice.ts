import { localDate, type Instant } from '#shared/kernel/index.ts';
import {
  configuredFunds,
  funds,
  programmes,
  windowAt,
  type Fund,
  type FundWindow,
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

/** The same where it is about money alone, so that the address may name the grants of groups, too. */
export function chosenFund(asked: string | undefined, at: Instant): Fund {
  return configuredFunds.find(asked ?? '') ?? chosenProgramme(undefined, at);
}

/** The window that is open, else the last that was, else the first that will be. */
export function chosenWindow(programme: Programme, at: Instant): ProgrammeWindow;
export function chosenWindow(fund: Fund, at: Instant): FundWindow;
export function chosenWindow(fund: Fund, at: Instant): FundWindow {
  const begun = fund.windows.filter((window) => window.opensOn <= localDate(at));
  const chosen = windowAt(fund, at) ?? begun.at(-1) ?? fund.windows[0];
  if (chosen === undefined) throw new Error(`${fund.name} has no window`);
  return chosen;
}

/** Links to the same page of every programme, the chosen one marked. */
export function programmeChoices(path: string, chosen: Programme) {
  return choicesOf(programmes, path, chosen);
}

/** The same where it is about money alone. */
export function fundChoices(path: string, chosen: Fund) {
  return choicesOf(funds, path, chosen);
}

function choicesOf(all: readonly Fund[], path: string, chosen: Fund) {
  return all.map(({ programmeId, name }) => ({
    text: name,
    href: `${path}?programme=${programmeId}`,
    current: programmeId === chosen.programmeId,
  }));
}

import {
  statesAfter,
  type SettableState,
  type StandingWindow,
  type WindowChange,
  type WindowState,
} from '#shared/programmes/index.ts';
import { actorInWords, type RunwayView } from '#shared/staff-web/index.ts';
import type { FormView } from '#shared/web/index.ts';

const stateWords: Readonly<Record<WindowState, { readonly text: string; readonly tone: string }>> =
  {
    draft: { text: 'a draft', tone: 'grey' },
    scheduled: { text: 'scheduled', tone: 'blue' },
    open: { text: 'open', tone: 'green' },
    'partner-only': { text: 'for partners only', tone: 'turquoise' },
    paused: { text: 'paused', tone: 'yellow' },
    closed: { text: 'closed', tone: 'grey' },
  };

export function windowStateInWords(state: WindowState) {
  return stateWords[state];
}

/** What a manager can choose, in words that say what it does to families. */
const choiceWords: Readonly<
  Record<SettableState, { readonly text: string; readonly hint: string }>
> = {
  scheduled: { text: 'Schedule it', hint: 'It opens and closes on its days.' },
  open: { text: 'Open it', hint: 'Families and partners can apply at once.' },
  'partner-only': {
    text: 'Keep it for partners',
    hint: 'Families are told where else to turn. Partners go on.',
  },
  paused: { text: 'Pause it', hint: 'Nobody can apply. It can be opened again.' },
  closed: { text: 'Close it', hint: 'Nobody can apply any more. It cannot be opened again.' },
};

/** Programmes newest first, each with its windows, what staff made of them and what they can become. */
export function programmesView(
  windows: readonly StandingWindow[],
  viewerId: string,
  sent: FormView['values'],
  /** How long the money of a window lasts, where it can be spent. */
  runwayOf: (window: StandingWindow) => RunwayView | undefined,
) {
  const programmes = [...new Set(windows.map(({ programme }) => programme))].reverse();
  return programmes.map((programme) => ({
    name: programme.name,
    funder: programme.funder,
    capPence: programme.capPence,
    windows: windows
      .filter((each) => each.programme === programme)
      .map((each) => ({ ...windowView(each, viewerId, sent), runway: runwayOf(each) })),
  }));
}

function windowView(
  { programme, window, state, changes, version }: StandingWindow,
  viewerId: string,
  sent: FormView['values'],
) {
  const { programmeId } = programme;
  const { windowId, opensOn, closesOn } = window;
  const last = changes.at(-1);
  return {
    ...{ programmeId, windowId, opensOn, closesOn, version },
    id: `${programmeId}-${windowId}`,
    state: stateWords[state],
    why: last === undefined ? unchangedSentence(state) : changeSentence(last, viewerId),
    history: [...changes].reverse().map((change) => ({
      at: change.at,
      sentence: changeSentence(change, viewerId),
    })),
    choices: statesAfter(state).map((value) => ({ value, ...choiceWords[value] })),
    /** The form of this window is the one that was sent and has to be mended. */
    sent: sent['programme'] === programmeId && sent['window'] === windowId,
  };
}

/** Nobody has said anything of it yet. */
function unchangedSentence(state: WindowState): string {
  return state === 'draft'
    ? 'It waits for a manager to schedule it. Until then its dates open nothing.'
    : 'Its dates decide.';
}

function changeSentence({ from, to, by, reason }: WindowChange, viewerId: string): string {
  const who = actorInWords({ kind: 'staff', id: by }, viewerId);
  return `From ${stateWords[from].text} to ${stateWords[to].text}, by ${who}: “${reason}”`;
}

import type { EventBody, EventOf } from '#shared/events/index.ts';
import { unreachable } from '#shared/kernel/index.ts';

const types = [
  'grant-file-added',
  'grant-file-checked',
  'grant-file-withdrawn',
  'grant-file-opened',
  'grant-file-removed',
] as const;
/** What happens to a file that a group sent for its grant. */
export type AboutGrantFile = EventOf<(typeof types)[number]>;

export function isAboutGrantFile(event: EventBody): event is AboutGrantFile {
  return types.some((type) => type === event.type);
}

export function grantFileSentence(event: AboutGrantFile): string {
  const file = fileWords[event.purpose] ?? 'a file';
  switch (event.type) {
    case 'grant-file-added':
      return `The group sent ${file}.`;
    case 'grant-file-checked':
      return `${capital(file)} was scanned: ${scanWords[event.outcome]}.`;
    case 'grant-file-withdrawn':
      return `The group took back ${file}.`;
    case 'grant-file-opened':
      return `Somebody looked at ${file}.`;
    case 'grant-file-removed':
      return `${capital(file)} was removed for good: ${removalWords[event.because]}.`;
    default:
      return unreachable(event);
  }
}

const fileWords: Readonly<Record<string, string>> = {
  'paper:constitution': 'a file of its constitution',
  'paper:accounts': 'a file of its accounts',
  'paper:bank-statement': 'a file of a bank statement',
  'paper:safeguarding': 'a file of its safeguarding policy',
  'paper:equalities': 'a file of its equalities policy',
  'report-photo': 'a photo of what the grant did',
};

const scanWords: Readonly<Record<EventOf<'grant-file-checked'>['outcome'], string>> = {
  clean: 'no virus was found',
  unsafe: 'a virus was found, so nobody can open it',
  unreadable: 'it could not be looked into, so nobody can open it',
};

const removalWords: Readonly<Record<EventOf<'grant-file-removed'>['because'], string>> = {
  withdrawn: 'the group took it back',
  refused: 'it was not safe to open',
  decided: 'the time it is kept is over',
  'never-sent': 'the application was never sent',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

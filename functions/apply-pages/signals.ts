import type { ApplicationForm, Signal } from '#shared/applications/index.ts';
import type { Counted, Limit } from '#shared/limits/index.ts';
import type { FormValues, PageRequest } from '#shared/web/index.ts';

import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

/** The field on the last page that nobody sees, and that says to be left empty. */
export const honeypotField = 'homepage';

/**
 * Some thirty pages, each to be loaded, read and answered. Somebody who helps families all day takes
 * three minutes; pressing every button as fast as a hand can takes longer than this.
 */
const fastestSeconds = 40;

const hour = 3600;
const day = 24 * hour;

/** More than this is a library on a busy day, or a flood: it is shown, and orders nothing by itself. */
const fromOneNetwork: Limit = { name: 'sent-from-network', most: 12, seconds: hour };
const withOnePhone: Limit = { name: 'sent-with-phone', most: 6, seconds: day };
const inTheSameWords: Limit = { name: 'sent-in-the-same-words', most: 3, seconds: day };
/** Shorter than this, two families may well say the same. */
const wordsAtLeast = 30;

/** What about the way an application is sent is unlike a family; for a person to judge, never to refuse. */
export async function signalsOf(
  { limiter }: Pick<ApplyPorts, 'limiter'>,
  { session, form: sent, network, at }: PageRequest<Visit>,
  form: ApplicationForm,
): Promise<readonly Signal[]> {
  const { begunAt } = session;
  const { phone } = form.contact;
  const words = form.moreHelp.wanted ? plain(form.moreHelp.ownWords) : '';
  const [networks, phones, wordings] = await Promise.all([
    network === undefined ? undefined : limiter.count(fromOneNetwork, network, at),
    phone === undefined ? undefined : limiter.count(withOnePhone, phone, at),
    words.length < wordsAtLeast ? undefined : limiter.count(inTheSameWords, words, at),
  ]);
  return [
    ...machineSignals(sent[honeypotField], secondsSince(begunAt, at), fastestSeconds),
    ...many('many-from-one-address', networks),
    ...many('many-with-one-phone', phones),
    ...many('same-words-as-others', wordings),
  ];
}

/** Ten pages of a request for further help; the same measure as that of thirty. */
const fastestRequestSeconds = 12;

/** Whether a request for further help is sent as no person sends one: it is shown after the others then. */
export function mayBeMachine(
  { form, at }: Pick<PageRequest<Visit>, 'form' | 'at'>,
  begunAt: string | undefined,
): boolean {
  const seconds = secondsSince(begunAt, at);
  return machineSignals(form[honeypotField], seconds, fastestRequestSeconds).length > 0;
}

function secondsSince(begunAt: string | undefined, at: string): number | undefined {
  if (begunAt === undefined) return undefined;
  return Math.floor((Date.parse(at) - Date.parse(begunAt)) / 1000);
}

function machineSignals(
  honeypot: FormValues[string] | undefined,
  seconds: number | undefined,
  fastest: number,
): Signal[] {
  const signals: Signal[] = [];
  if (honeypot !== undefined && honeypot !== '') signals.push({ name: 'honeypot-filled' });
  if (seconds !== undefined && seconds < fastest) {
    signals.push({ name: 'implausibly-fast', count: seconds });
  }
  return signals;
}

function many(name: Signal['name'], counted: Counted | undefined): Signal[] {
  return counted?.isOver === true ? [{ name, count: counted.count }] : [];
}

/** The same words in other letters, or with other spaces between them. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

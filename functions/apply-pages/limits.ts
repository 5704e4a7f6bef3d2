import { networkLimits, type Limit } from '#shared/limits/index.ts';
import { page, type PageAnswer, type PageRequest } from '#shared/web/index.ts';

import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

const hour = 3600;
const day = 24 * hour;

/** What may only be done so often, besides what is counted at every door (`networkLimits`). */
const limits = {
  /** Whether or not anything is saved under it, so that it says nothing. */
  codesForReference: { name: 'codes-for-reference', most: 6, seconds: hour },
  /** Wrong details, or wrong codes. */
  triesAtReference: { name: 'tries-at-reference', most: 20, seconds: hour },
  filesOfApplication: { name: 'files-of-application', most: 40, seconds: day },
  bytesOfApplication: { name: 'bytes-of-application', most: 100_000_000, seconds: day },
  bytesFromNetwork: { name: 'bytes-from-network', most: 2_000_000_000, seconds: day },
} as const satisfies Readonly<Record<string, Limit>>;

type Ask = Pick<PageRequest<Visit>, 'network' | 'at' | 'session'>;
type Asked = Pick<ApplyPorts, 'limiter'>;

/** The page that says that something was done too often from where somebody is, and what to do now. */
export function limitedPage(
  why: 'messages' | 'tries',
  { session }: Pick<Ask, 'session'>,
): PageAnswer<Visit> {
  const answersKept = Object.keys(session.draft).length > 0;
  return page('limited.njk', { why, answersKept }, { status: 429 });
}

/** Whether one more message is too many from there; for a code, too many for that reference as well. */
export async function tooManyMessages(
  { limiter }: Asked,
  { network, at }: Ask,
  reference?: string,
): Promise<boolean> {
  const counted = await Promise.all([
    network !== undefined && limiter.count(networkLimits.messages, network, at),
    reference !== undefined && limiter.count(limits.codesForReference, reference, at),
  ]);
  return counted.some((each) => each !== false && each.isOver);
}

/** Whether nobody may try any more at that reference, or from there. */
export async function tooManyTries(
  { limiter }: Asked,
  { network, at }: Ask,
  reference: string,
): Promise<boolean> {
  const counted = await Promise.all([
    network !== undefined && limiter.look(networkLimits.tries, network, at),
    limiter.look(limits.triesAtReference, reference, at),
  ]);
  return counted.some((each) => each !== false && each.isOver);
}

export async function countWrongTry(
  { limiter }: Asked,
  { network, at }: Ask,
  reference: string,
): Promise<void> {
  await Promise.all([
    network !== undefined && limiter.count(networkLimits.tries, network, at),
    limiter.count(limits.triesAtReference, reference, at),
  ]);
}

/** Whether that file is too many of an application today, or too much from there. */
export async function tooManyFiles(
  { limiter }: Asked,
  { network, at, session: { applicationId } }: Ask,
  bytes: number,
): Promise<boolean> {
  const counted = await Promise.all([
    limiter.count(limits.filesOfApplication, applicationId, at),
    limiter.count(limits.bytesOfApplication, applicationId, at, bytes),
    network !== undefined && limiter.count(limits.bytesFromNetwork, network, at, bytes),
  ]);
  return counted.some((each) => each !== false && each.isOver);
}

import { networkLimits, type Limit } from '#shared/limits/index.ts';
import type { OpenRequest } from '#shared/web/index.ts';

import type { GroupPorts } from './ports.ts';

/** What anybody's inbox may get from groups in a day: far more than a group that mends its application sends. */
const toInbox: Limit = { name: 'grant-messages-to-inbox', most: 12, seconds: 24 * 3600 };

/** Whether messages to these people are too many, for one of them or for where they are asked from. */
export async function tooManyMessages(
  { limiter }: Pick<GroupPorts, 'limiter'>,
  { network, at }: Pick<OpenRequest, 'network' | 'at'>,
  inboxes: readonly string[],
): Promise<boolean> {
  const counted = await Promise.all([
    ...(network === undefined ? [] : [limiter.count(networkLimits.messages, network, at)]),
    ...inboxes.map((inbox) => limiter.count(toInbox, inbox, at)),
  ]);
  return counted.some(({ isOver }) => isOver);
}

/** Far more than an application has papers and photos, in a day. */
const filesOfGrant: Limit = { name: 'grant-files', most: 60, seconds: 24 * 3600 };
const bytesOfGrant: Limit = { name: 'grant-bytes', most: 150_000_000, seconds: 24 * 3600 };

/** Whether that file is too many of an application today, or too much. */
export async function tooManyFiles(
  { limiter }: Pick<GroupPorts, 'limiter'>,
  { at }: Pick<OpenRequest, 'at'>,
  grantApplicationId: string,
  bytes: number,
): Promise<boolean> {
  const counted = await Promise.all([
    limiter.count(filesOfGrant, grantApplicationId, at),
    limiter.count(bytesOfGrant, grantApplicationId, at, bytes),
  ]);
  return counted.some(({ isOver }) => isOver);
}

/** Whether nobody may try any more codes from there. */
export async function tooManyTries(
  { limiter }: Pick<GroupPorts, 'limiter'>,
  { network, at }: Pick<OpenRequest, 'network' | 'at'>,
): Promise<boolean> {
  return network !== undefined && (await limiter.look(networkLimits.tries, network, at)).isOver;
}

export async function countWrongTry(
  { limiter }: Pick<GroupPorts, 'limiter'>,
  { network, at }: Pick<OpenRequest, 'network' | 'at'>,
): Promise<void> {
  if (network !== undefined) await limiter.count(networkLimits.tries, network, at);
}

import * as z from 'zod';

import { applications, moneyPlaceOf, type InState } from '#shared/applications/index.ts';
import {
  derivedReference,
  done,
  keyedHash,
  plusSeconds,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Ids,
  type Instant,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { documentKind, eventRecord, keys, type RecordReader } from '#shared/records/index.ts';

import { createChangePayee, type ChangePayeeRefusal, type PayoutChoice } from './change-payee.ts';

/** Long enough to reach a family that is rung twice; short enough not to lie about in old messages. */
export const repairLinkDays = 7;
/** Who cannot say whose award it is after so many tries is not the family. */
const triesAllowed = 5;

/** A way for the family to give other bank details, good for one change. Only a hash of its secret is kept. */
export const repairLinkSchema = z.strictObject({
  linkId: z.string(),
  applicationId: z.string(),
  madeBy: z.string(),
  expiresAt: z.string(),
  wrongTries: z.int().min(0),
  usedAt: z.string().optional(),
});
type RepairLink = z.infer<typeof repairLinkSchema>;

export const repairLinks = documentKind({
  kind: 'repair-link',
  schema: repairLinkSchema,
  key: (link) => keys.repairLink(link.applicationId, link.linkId),
});

interface RepairLinkPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly matchingKey: string;
}

export interface MadeRepairLink {
  readonly applicationId: string;
  /** Shown once, to whoever made the link; it cannot be read back. */
  readonly secret: string;
  readonly expiresAt: string;
}

/**
 * Makes a link for a family whose payment came back. Staff pass it on in a way that is safe for the
 * family, and never type where the money goes.
 */
export function createMakeRepairLink({ ids, ...ports }: RepairLinkPorts & { readonly ids: Ids }) {
  return async function makeRepairLink(request: {
    readonly applicationId: string;
    readonly staffId: string;
  }): Promise<Result<MadeRepairLink, { readonly kind: 'nothing-to-mend' }>> {
    const { applicationId, staffId } = request;
    const found = await applications.read(ports.records, keys.application(applicationId));
    if (found?.document.state !== 'payment-returned') return refused({ kind: 'nothing-to-mend' });
    const secret = `${ids.reference()}${ids.reference()}`;
    const at = ports.clock.now();
    const actor = { kind: 'staff', id: staffId } as const;
    const { matchingKey } = ports;
    await ports.commit(repairLinkWrites(found.document, { secret, matchingKey, at, actor }));
    return done({ applicationId, secret, expiresAt: repairLinkExpiry(at) });
  };
}

/** When a link that is made now stops working. */
export function repairLinkExpiry(at: Instant): Instant {
  return plusSeconds(at, repairLinkDays * 24 * 3600);
}

/**
 * The secret of the link that a message carries: made from the message's id, so that a message that
 * is put together again holds the same link, and unknown to whoever lacks the key.
 */
export function secretForMessage(messageId: string, matchingKey: string): string {
  const half = (name: string) =>
    derivedReference(keyedHash(matchingKey, 'link-in-message', messageId, name));
  return `${half('first')}${half('second')}`;
}

/** A link and its event, in a commit with whatever passes the link on. */
export function repairLinkWrites(
  application: InState<'payment-returned'>,
  made: {
    readonly secret: string;
    readonly matchingKey: string;
    readonly at: Instant;
    readonly actor: Actor;
  },
): readonly Write[] {
  const { applicationId } = application;
  const { secret, matchingKey, at, actor } = made;
  const linkId = linkIdOf(secret, matchingKey);
  const expiresAt = repairLinkExpiry(at);
  return [
    repairLinks.create({ linkId, applicationId, madeBy: actor.id, expiresAt, wrongTries: 0 }),
    eventRecord(
      keys.repairLink(applicationId, linkId),
      1,
      { type: 'repair-link-made', ...moneyPlaceOf(application) },
      { at, actor, correlationId: applicationId },
    ),
  ];
}

export interface FollowRepairLink {
  readonly applicationId: string;
  readonly secret: string;
  readonly dateOfBirth: string;
  readonly payee: PayoutChoice;
}

export type RepairRefusal =
  /** Used, too old, tried too often, never made, or no longer needed. */
  | { readonly kind: 'link-not-valid' }
  | { readonly kind: 'not-the-applicant'; readonly triesLeft: number }
  | ChangePayeeRefusal;

/** What a family needs to know before it types anything: whether its link still opens. */
export function createFindRepairLink(ports: RepairLinkPorts) {
  return async function isOpenLink(applicationId: string, secret: string): Promise<boolean> {
    return (await openLink(ports, applicationId, secret)) !== undefined;
  };
}

/** Changes where the award is paid for whoever holds the link and knows whose award it is. Works once. */
export function createFollowRepairLink(ports: RepairLinkPorts) {
  const changePayee = createChangePayee(ports);
  return async function followRepairLink(
    request: FollowRepairLink,
  ): Promise<Result<'changed' | 'unchanged', RepairRefusal>> {
    const { applicationId, secret, dateOfBirth, payee } = request;
    const found = await openLink(ports, applicationId, secret);
    if (found === undefined) return refused({ kind: 'link-not-valid' });
    const { link, replace } = found;
    if (found.dateOfBirth !== dateOfBirth) {
      const wrongTries = link.wrongTries + 1;
      await ports.commit([replace({ ...link, wrongTries })]);
      return refused({ kind: 'not-the-applicant', triesLeft: triesAllowed - wrongTries });
    }
    const usedAt = ports.clock.now();
    return changePayee({
      ...{ applicationId, payee },
      actor: { kind: 'family', id: applicationId },
      alongside: [replace({ ...link, usedAt })],
    });
  };
}

async function openLink(
  { records, clock, matchingKey }: RepairLinkPorts,
  applicationId: string,
  secret: string,
): Promise<
  | {
      readonly link: RepairLink;
      readonly replace: (next: RepairLink) => Write;
      readonly dateOfBirth: string;
    }
  | undefined
> {
  const key = keys.repairLink(applicationId, linkIdOf(secret, matchingKey));
  const found = await repairLinks.read(records, key);
  const holder = await applications.read(records, keys.application(applicationId));
  if (found === undefined || holder?.document.state !== 'payment-returned') return undefined;
  const { document: link, version } = found;
  const isOver =
    link.usedAt !== undefined || link.wrongTries >= triesAllowed || link.expiresAt <= clock.now();
  if (isOver) return undefined;
  return {
    link,
    replace: (next) => repairLinks.replace(next, version),
    dateOfBirth: holder.document.form.dateOfBirth,
  };
}

function linkIdOf(secret: string, matchingKey: string): string {
  return keyedHash(matchingKey, 'repair-link', secret);
}

import {
  connectionRequests,
  type ReceivedConnectionRequest,
} from '#shared/family-connect/index.ts';
import { derivedReference, seal, unseal, type Actor, type Write } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

import type { Application } from './application.ts';
import { moreHelpSchema, type MoreHelp } from './application-form.ts';

export function connectionIdOf(applicationId: string): string {
  return derivedReference('connection', applicationId);
}

/** The request for further help that came with an application, and its event; nothing when none did. */
export function connectionWrites(
  { form, applicationId, area, channel, submittedAt }: Application,
  moreHelp: MoreHelp,
  actor: Actor,
  at: string,
  more: Pick<ReceivedConnectionRequest, 'mayBeMachine'> = {},
): Write[] {
  if (!moreHelp.wanted) return [];
  const connectionRequestId = connectionIdOf(applicationId);
  const { reasons, ownWords, consent } = moreHelp;
  const connection: ReceivedConnectionRequest = {
    state: 'received',
    connectionRequestId,
    // Its seven days run from when the family asked, wherever it waited since.
    receivedAt: submittedAt,
    area,
    fullName: form.fullName,
    contact: form.contact,
    language: form.language,
    interpreterNeeded: form.interpreterNeeded,
    adults: form.household.adults,
    children: Object.values(form.household.children).reduce((sum, count) => sum + count, 0),
    reasons,
    ownWords,
    consent: { ...consent, givenAt: submittedAt, channel },
    ...more,
  };
  return [
    connectionRequests.create(connection),
    eventRecord(
      keys.connection(connectionRequestId),
      1,
      {
        ...{ type: 'connection-requested', connectionRequestId, area, reasons },
        ...(submittedAt === at ? {} : { askedAt: submittedAt }),
      },
      { at, actor, correlationId: connectionRequestId, causationId: applicationId },
    ),
  ];
}

const sealedFor = (applicationId: string, secret: string) => ({
  ...{ secret, purpose: 'held-help' },
  boundTo: applicationId,
});

/** What further help was asked for by an application that is set aside: nobody who decides may read it. */
export function sealHelp(moreHelp: MoreHelp, applicationId: string, secret: string): string {
  return seal(JSON.stringify(moreHelp), sealedFor(applicationId, secret));
}

/**
 * Passes on what was held while an application stood apart, now that it does not any more; after all
 * others when nobody has looked whether it is real.
 */
export function heldHelpWrites(
  application: Application,
  secret: string,
  at: string,
  more: Pick<ReceivedConnectionRequest, 'mayBeMachine'> = {},
): Write[] {
  const { applicationId, heldHelp, madeBy } = application;
  if (heldHelp === undefined) return [];
  const text = unseal(heldHelp, sealedFor(applicationId, secret));
  return connectionWrites(application, moreHelpSchema.parse(JSON.parse(text)), madeBy, at, more);
}

/** The application as it is once it stands with the others. */
export function withTheOthers<
  Kept extends Pick<Application, 'applicationId' | 'setAside' | 'heldHelp'>,
>(application: Kept) {
  const { setAside: _aside, ...rest } = application;
  return helpPassedOn(rest);
}

/** The application once the further help that was held with it has gone out. */
export function helpPassedOn<Kept extends Pick<Application, 'applicationId' | 'heldHelp'>>(
  application: Kept,
) {
  const { heldHelp, ...rest } = application;
  const connectionRequestId = connectionIdOf(application.applicationId);
  return { ...rest, ...(heldHelp !== undefined && { connectionRequestId }) };
}

import { done, refused, type Actor, type Result } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

import type { GrantPorts, NoSuchApplication } from './change-application.ts';
import {
  grantApplications,
  grantMemberships,
  personIdOf,
  personIn,
  type GrantApplication,
} from './grant-application.ts';
import { roundState } from './round.ts';
import { findRound } from './rounds.ts';
import { tidyEmail } from './sections.ts';

export interface BeginApplication {
  /** Made before it begins, so that a button pressed twice begins one. */
  readonly grantApplicationId: string;
  readonly roundId: string;
  readonly name: string;
  /** They proved to read it. */
  readonly email: string;
}

export type BeginRefusal = { readonly kind: 'round-not-open' } | NoSuchApplication;

/** Begins a group's application to a round that is open. */
export function createBeginApplication({
  records,
  commit,
  clock,
  matchingKey,
}: GrantPorts & { readonly matchingKey: string }) {
  return async function beginApplication({
    grantApplicationId,
    roundId,
    name,
    email,
  }: BeginApplication): Promise<Result<GrantApplication, BeginRefusal>> {
    const at = clock.now();
    const personId = personIdOf(email, matchingKey);
    const subject = keys.grantApplication(grantApplicationId);
    const known = await grantApplications.read(records, subject);
    if (known !== undefined) {
      return personIn(known.document, personId) === undefined
        ? refused({ kind: 'no-such-application' })
        : done(known.document);
    }
    const round = findRound(roundId);
    if (round === undefined || roundState(round, at) !== 'open') {
      return refused({ kind: 'round-not-open' });
    }
    const begun: GrantApplication = {
      state: 'draft',
      ...{ grantApplicationId, roundId, roundVersion: round.version, begunAt: at },
      termsVersion: round.termsVersion,
      people: [{ personId, name, email: tidyEmail(email), addedAt: at }],
      sections: {},
      edition: 0,
    };
    const actor: Actor = { kind: 'group', id: personId };
    const committed = await commit([
      grantApplications.create(begun),
      grantMemberships.create({ personId, grantApplicationId, addedAt: at }),
      eventRecord(
        subject,
        1,
        { type: 'grant-application-begun', grantApplicationId, roundId },
        { at, actor, correlationId: grantApplicationId },
      ),
    ]);
    if (committed.ok) return done(begun);
    const won = await grantApplications.read(records, subject);
    return won !== undefined && personIn(won.document, personId) !== undefined
      ? done(won.document)
      : refused({ kind: 'no-such-application' });
  };
}

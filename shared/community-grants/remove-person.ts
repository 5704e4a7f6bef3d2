import { done, invariant, refused, type Result } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

import {
  changeOwnApplication,
  type GrantPorts,
  type NoSuchApplication,
} from './change-application.ts';
import { grantMemberships, personIn, type GrantApplication } from './grant-application.ts';

export interface RemovePerson {
  readonly grantApplicationId: string;
  /** Whoever asks. */
  readonly personId: string;
  /** Who does not work on it any more. */
  readonly removedId: string;
}

export type RemovePersonRefusal =
  /** Neither themselves, nor whoever asked them to help, nor the one who has been there the longest. */
  | { readonly kind: 'not-theirs-to-remove' }
  /** An application that nobody works on could be found by nobody. */
  | { readonly kind: 'last-one' }
  | NoSuchApplication;

/**
 * Whether somebody may take another off an application: themselves, whom they asked to help, and, for the one
 * who has been there the longest, everybody. So nobody who was asked by mistake can put the group out.
 */
export function mayRemove(
  { people }: Pick<GrantApplication, 'people'>,
  personId: string,
  removedId: string,
): boolean {
  const removed = personIn({ people }, removedId);
  return (
    people.length > 1 &&
    removed !== undefined &&
    (removedId === personId || removed.invitedBy === personId || people[0]?.personId === personId)
  );
}

/** Takes somebody off an application: they find it no more. What they wrote stays. Done twice it is done once. */
export function createRemovePerson(ports: GrantPorts) {
  return async function removePerson(
    request: RemovePerson,
  ): Promise<Result<'removed' | 'already', RemovePersonRefusal>> {
    const { grantApplicationId, personId, removedId } = request;
    const membership = await grantMemberships.read(
      ports.records,
      keys.grantMembership(removedId, grantApplicationId),
    );
    return changeOwnApplication<'removed' | 'already', RemovePersonRefusal>(
      ports,
      request,
      (found) => {
        if (personIn(found, removedId) === undefined) return done({ answer: 'already' });
        if (found.people.length === 1) return refused({ kind: 'last-one' });
        if (!mayRemove(found, personId, removedId)) {
          return refused({ kind: 'not-theirs-to-remove' });
        }
        invariant(membership !== undefined, `${removedId} works on what they cannot find`);
        return done({
          answer: 'removed',
          next: { ...found, people: found.people.filter((each) => each.personId !== removedId) },
          body: { type: 'grant-person-removed', grantApplicationId, personId: removedId },
          also: [grantMemberships.remove(membership.document, membership.version)],
        });
      },
    );
  };
}

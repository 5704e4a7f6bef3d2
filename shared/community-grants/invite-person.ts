import { done, refused, type Result } from '#shared/kernel/index.ts';

import {
  changeOwnApplication,
  type GrantPorts,
  type NoSuchApplication,
} from './change-application.ts';
import { grantMemberships, personIdOf, personIn } from './grant-application.ts';
import { tidyEmail } from './sections.ts';

/** More than any small group needs to write an application; few enough that nobody sends letters by us. */
export const mostPeople = 8;

export interface InvitePerson {
  readonly grantApplicationId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

export type InviteRefusal =
  | { readonly kind: 'too-many-people' }
  | { readonly kind: 'not-open-to-change' }
  | NoSuchApplication;

/** Lets somebody else work on an application as well. They come in by a code sent to their own address. */
export function createInvitePerson(ports: GrantPorts & { readonly matchingKey: string }) {
  return function invitePerson(
    request: InvitePerson,
  ): Promise<Result<'invited' | 'already-there', InviteRefusal>> {
    const { grantApplicationId, name, email } = request;
    const invited = personIdOf(email, ports.matchingKey);
    return changeOwnApplication<'invited' | 'already-there', InviteRefusal>(
      ports,
      request,
      (found, at) => {
        if (personIn(found, invited) !== undefined) return done({ answer: 'already-there' });
        if (found.state !== 'draft' && found.state !== 'awaiting-confirmation') {
          return refused({ kind: 'not-open-to-change' });
        }
        if (found.people.length >= mostPeople) return refused({ kind: 'too-many-people' });
        const person = {
          ...{ personId: invited, name, email: tidyEmail(email), addedAt: at },
          invitedBy: request.personId,
        };
        return done({
          answer: 'invited',
          next: { ...found, people: [...found.people, person] },
          body: { type: 'grant-person-invited', grantApplicationId, personId: invited },
          also: [grantMemberships.create({ personId: invited, grantApplicationId, addedAt: at })],
        });
      },
    );
  };
}

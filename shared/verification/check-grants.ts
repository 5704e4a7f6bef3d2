import {
  endOfUnsent,
  grantSearchEntries,
  grantSearchEntrySchema,
  grantSearchPlaceOf,
  grantSearchPlacesOf,
  grantApplications,
  grantApplicationSchema,
  grantMemberships,
  grantMembershipSchema,
  isSamePerson,
  isSent,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import type { EventType } from '#shared/events/index.ts';
import { endOfPapers } from '#shared/grant-papers/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import { addTo } from './gather-runs.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** A group's application as far as its promises go: no names, no answers. */
export interface GatheredGrant {
  readonly grantApplicationId: string;
  readonly roundVersion: number;
  readonly version: number;
  readonly state: GrantApplication['state'];
  readonly personIds: readonly string[];
  /** The contacts who confirmed, and whether they could be one person. */
  readonly confirmedBy: readonly (1 | 2)[];
  readonly confirmedByOne: boolean;
  /** When it is kept no longer; undefined once it counts, and once it was removed. */
  readonly keptUntil: Instant | undefined;
  /** When its papers have to go, as far as the application says; undefined while it counts. */
  readonly papersEnd: string | undefined;
  /** By which kinds of things it must be found; undefined for what staff do not find. */
  readonly searchPlaces: readonly string[] | undefined;
}

export interface GatheredGrants {
  readonly grants: ReadonlyMap<string, GatheredGrant>;
  /** Who works on what, as `person>application`. */
  readonly grantMemberships: ReadonlySet<string>;
  /** By which kinds of things staff find each. */
  readonly grantSearchEntries: ReadonlyMap<string, readonly string[]>;
}

export function emptyGrants() {
  return {
    grants: new Map<string, GatheredGrant>(),
    grantMemberships: new Set<string>(),
    grantSearchEntries: new Map<string, string[]>(),
  };
}

export function grantReadersInto(kept: ReturnType<typeof emptyGrants>): Record<string, ReadItem> {
  return {
    [grantApplications.kind]: readerOf(
      grantApplications,
      grantApplicationSchema,
      (application, version) => {
        const { grantApplicationId, state, people } = application;
        const confirmations = 'confirmations' in application ? application.confirmations : [];
        const [first, second] = confirmations;
        kept.grants.set(grantApplicationId, {
          ...{ grantApplicationId, version, state, roundVersion: application.roundVersion },
          keptUntil: endOfUnsent(application),
          papersEnd: endOfPapers(application, undefined)?.at,
          searchPlaces: isSent(application) ? grantSearchPlacesOf(application) : undefined,
          personIds: people.map(({ personId }) => personId),
          confirmedBy: confirmations.map(({ contact }) => contact),
          confirmedByOne:
            first !== undefined && second !== undefined && isSamePerson(first, second),
        });
      },
    ),
    [grantSearchEntries.kind]: readerOf(grantSearchEntries, grantSearchEntrySchema, (entry) => {
      addTo(kept.grantSearchEntries, entry.grantApplicationId, grantSearchPlaceOf(entry));
    }),
    [grantMemberships.kind]: readerOf(
      grantMemberships,
      grantMembershipSchema,
      ({ personId, grantApplicationId }) => {
        kept.grantMemberships.add(memberOf(personId, grantApplicationId));
      },
    ),
  };
}

function memberOf(personId: string, grantApplicationId: string): string {
  return `${personId}>${grantApplicationId}`;
}

/** Whoever works on an application finds it, and none counts as submitted without two who confirmed. */
export function checkGrants({ grants, grantMemberships: members }: GatheredGrants): Check {
  const wanted = new Set<string>();
  const faults = [...grants.values()].flatMap((grant) => {
    const { grantApplicationId, personIds, state, confirmedBy, confirmedByOne } = grant;
    const at = keys.grantApplication(grantApplicationId);
    for (const personId of personIds) wanted.add(memberOf(personId, grantApplicationId));
    const hidden = personIds.filter((id) => !members.has(memberOf(id, grantApplicationId)));
    const twice = state === 'submitted' && (new Set(confirmedBy).size < 2 || confirmedByOne);
    return [
      ...hidden.map((id) => faultAt(at, `${id} works on it and does not find it.`)),
      ...(twice ? [faultAt(at, 'It counts as submitted, and one person confirmed for both.')] : []),
    ];
  });
  const strangers = [...members].filter((member) => !wanted.has(member));
  return {
    name: 'grants',
    promise: 'Whoever works on an application for a grant finds it, and two people confirmed it',
    looked: grants.size,
    faults: [
      ...faults,
      ...strangers.map((member) => {
        const [personId = '', grantApplicationId = ''] = member.split('>');
        return faultAt(
          keys.grantMembership(personId, grantApplicationId),
          'It leads to an application that this person does not work on.',
        );
      }),
    ],
  };
}

const whileOpen = [
  'grant-application-changed',
  'grant-person-invited',
  'grant-person-removed',
  'grant-contact-mended',
  'grant-application-sent',
  'grant-confirmation-asked-again',
  'grant-application-confirmed',
] as const satisfies readonly EventType[];

/** The event that led to a state: what counts as submitted was confirmed by the second contact last. */
const leadingTo = {
  draft: ['grant-application-changed', 'grant-person-invited', 'grant-person-removed'],
  'awaiting-confirmation': [
    'grant-application-sent',
    'grant-confirmation-asked-again',
    'grant-application-confirmed',
    'grant-person-invited',
    'grant-person-removed',
    'grant-contact-mended',
  ],
  submitted: ['grant-application-submitted', 'grant-person-removed'],
  withdrawn: ['grant-application-withdrawn', 'grant-person-removed'],
  removed: ['grant-application-removed'],
} as const satisfies Record<GrantApplication['state'], readonly EventType[]>;

/** Every version has its event. */
export function* changesOfGrant(grant: GatheredGrant): Generator<Change> {
  const { grantApplicationId, version, state } = grant;
  const subject = keys.grantApplication(grantApplicationId);
  yield { subject, version: 1, types: ['grant-application-begun'] };
  for (let each = 2; each < version; each += 1) {
    const types = [...whileOpen, ...leadingTo.submitted, ...leadingTo.withdrawn];
    yield { subject, version: each, types };
  }
  if (version > 1) yield { subject, version, types: leadingTo[state] };
}

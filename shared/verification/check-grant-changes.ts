import type { EventType } from '#shared/events/index.ts';
import { grantChanges, grantChangeSchema, type GrantChange } from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredAwards } from './check-grant-awards.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** What a group asked to change of its grant, as far as its promises go: no words. */
export interface GatheredGrantChange {
  readonly grantApplicationId: string;
  readonly version: number;
  readonly state: GrantChange['state'];
  readonly amountPence: number;
  readonly movesMoney: boolean;
  /** Whoever of staff agreed, the first and the last. */
  readonly agreedBy: readonly string[];
  /** The last day that was agreed; absent while the one of the offer holds. */
  readonly projectUntil: string | undefined;
}

export interface GatheredGrantChanges {
  readonly grantChanges: ReadonlyMap<string, GatheredGrantChange>;
}

export function emptyGrantChanges() {
  return { grantChanges: new Map<string, GatheredGrantChange>() };
}

export function grantChangeReadersInto(
  kept: ReturnType<typeof emptyGrantChanges>,
): Record<string, ReadItem> {
  return {
    [grantChanges.kind]: readerOf(grantChanges, grantChangeSchema, (change, version) => {
      kept.grantChanges.set(change.grantApplicationId, slimChange(change, version));
    }),
  };
}

function slimChange(change: GrantChange, version: number): GatheredGrantChange {
  const { grantApplicationId, state, amountPence, changes, amendments } = change;
  const days = amendments.map((each) => each.changes.projectUntil);
  return {
    ...{ grantApplicationId, version, state, amountPence },
    movesMoney: changes.lines !== undefined,
    agreedBy:
      change.state === 'agreed'
        ? [change.agreedBy, ...(change.firstBy === undefined ? [] : [change.firstBy])]
        : [],
    projectUntil: days.findLast((day) => day !== undefined),
  };
}

/** The amount of a grant never changes, two move its money between lines, and its public days are those that hold. */
export function checkGrantChanges({
  awards,
  grantChanges: changes,
  publishedUntil,
}: GatheredAwards & GatheredGrantChanges): Check {
  return {
    name: 'grant changes',
    promise:
      'No change touches the amount of a grant, two agree where money moves, and the days that are public hold',
    looked: changes.size,
    faults: [
      ...[...changes.values()].flatMap((change) => {
        const { grantApplicationId: id, state, amountPence, movesMoney, agreedBy } = change;
        const award = awards.get(id);
        const isByTwo = new Set(agreedBy).size === 2;
        return [
          award?.state !== 'accepted' && 'It is of a grant that nobody accepted.',
          award?.acceptedPence !== undefined &&
            award.acceptedPence !== amountPence &&
            'It is of another amount than the award.',
          state === 'agreed' && movesMoney && !isByTwo && 'Money moves, and one person agreed.',
        ].flatMap((sentence) =>
          typeof sentence === 'string' ? [faultAt(keys.grantChange(id), sentence)] : [],
        );
      }),
      ...[...publishedUntil].flatMap(([id, day]) => {
        const holds = changes.get(id)?.projectUntil ?? awards.get(id)?.projectUntil;
        return holds === undefined || holds === day
          ? []
          : [faultAt(keys.grantAward(id), 'Another last day is public than the one that holds.')];
      }),
    ],
  };
}

const leadingTo = {
  asked: ['grant-change-asked'],
  'agreed-by-one': ['grant-change-agreed-by-one'],
  agreed: ['grant-change-agreed'],
  refused: ['grant-change-refused'],
  'taken-back': ['grant-change-taken-back'],
} as const satisfies Record<GrantChange['state'], readonly EventType[]>;

const any: readonly EventType[] = Object.values(leadingTo).flat();

/** Every version has its event: the first asked, and the last led to where it stands. */
export function* changesOfGrantChange(change: GatheredGrantChange): Generator<Change> {
  const { grantApplicationId, version, state } = change;
  const subject = keys.grantChange(grantApplicationId);
  for (let each = 1; each < version; each += 1) {
    yield { subject, version: each, types: each === 1 ? leadingTo.asked : any };
  }
  yield { subject, version, types: leadingTo[state] };
}

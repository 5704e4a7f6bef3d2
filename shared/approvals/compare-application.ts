import { applications, moneyPlaceOf, type Application } from '#shared/applications/index.ts';
import type { Actor, Instant, StoredItem, Write } from '#shared/kernel/index.ts';
import {
  eventRecord,
  keys,
  type Key,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import { duplicatePairs, pairLinks, type DuplicatePair } from './duplicate-pair.ts';
import {
  fewAtMost,
  matches,
  matchesWantedBy,
  matchKinds,
  repeatMonthsOf,
  withinRepeatMonths,
  type Match,
  type MatchKind,
  type MatchWanted,
} from './match.ts';

/** What an application has in common with earlier ones, and the writes that put it on record. */
export interface Comparison {
  /** The earlier applications a person must compare it with, those already open included. */
  readonly openPairs: readonly string[];
  readonly writes: readonly Write[];
}

interface Moment {
  /**
   * It was left out of comparisons until now: whoever joins what it shares while it comes back, and
   * has not seen that it does, loses and looks again.
   */
  readonly comesBack?: boolean;
  /** Of another policy than the programme's own; that one otherwise. */
  readonly repeatMonths?: number;
  readonly at: Instant;
  readonly actor: Actor;
}

/**
 * Compares an application with those of its programme that came within the repeat period. Each keyed
 * hash is one document that names who shares it, and whoever joins it expects its version: of two
 * that are compared at once, one loses, looks again and sees the other. Declined ones are left out.
 */
export async function compareApplication(
  records: RecordReader,
  application: Application,
  moment: Moment,
): Promise<Comparison> {
  const found = matchesIn(await records.getMany(matchKeysOf(application)));
  return compareWith(records, application, found, moment);
}

/** Where the matches of an application stand, for whoever reads more in the same batch. */
export function matchKeysOf(application: Application): readonly Key[] {
  return matchesWantedBy(application).map(({ matchId }) => keys.match(matchId));
}

/** The matches among the items read, by their id. */
export function matchesIn(items: readonly StoredItem[]): ReadonlyMap<string, Loaded<Match>> {
  const found = items.filter(({ kind }) => kind === matches.kind);
  return new Map(
    found.map((item) => {
      const loaded = matches.parse(item);
      return [loaded.document.matchId, loaded];
    }),
  );
}

/** The same by matches that were read before; where nobody shares anything, nothing more is read. */
export async function compareWith(
  records: RecordReader,
  application: Application,
  found: ReadonlyMap<string, Loaded<Match>>,
  moment: Moment,
): Promise<Comparison> {
  const others = await readOthers(records, application, found, moment);
  const writes: Write[] = [];
  const linked = new Map<string, MatchKind[]>();
  for (const wanted of matchesWantedBy(application)) {
    const joined = join(application, wanted, found.get(wanted.matchId), others.living, moment);
    writes.push(...joined.writes);
    for (const otherId of joined.linkedIds) {
      linked.set(otherId, [...(linked.get(otherId) ?? []), wanted.kind]);
    }
  }
  const raised = raisePairs(application, linked, others.pairs, moment);
  const before = 'openPairs' in application ? application.openPairs : [];
  return {
    openPairs: [...new Set([...before, ...raised.openPairs])],
    writes: [...writes, ...raised.writes],
  };
}

interface Others {
  /** Those who share something and were neither declined nor taken back. */
  readonly living: ReadonlySet<string>;
  /** The pairs with each of them, whichever of the two came later. */
  readonly pairs: ReadonlyMap<string, Loaded<DuplicatePair>>;
}

/** Whoever shares something that the application is not part of yet, and their pairs with it, at once. */
async function readOthers(
  records: RecordReader,
  application: Application,
  found: ReadonlyMap<string, Loaded<Match>>,
  moment: Moment,
): Promise<Others> {
  const { applicationId } = application;
  const repeatMonths = moment.repeatMonths ?? repeatMonthsOf(application);
  const named = [...found.values()]
    .map(({ document }) => document.applications)
    .filter((sharing) => !sharing.some((other) => other.applicationId === applicationId))
    .flat()
    .filter((other) => withinRepeatMonths(application, other, repeatMonths));
  const ids = [...new Set(named.map((other) => other.applicationId))];
  const items = await records.getMany(
    ids.flatMap((id) => [
      keys.application(id),
      keys.pair(applicationId, id),
      keys.pair(id, applicationId),
    ]),
  );
  const living = items
    .filter(({ kind }) => kind === applications.kind)
    .map((item) => applications.parse(item).document)
    .filter(({ state }) => state !== 'declined' && state !== 'withdrawn');
  const pairs = items
    .filter(({ kind }) => kind === duplicatePairs.kind)
    .map((item) => duplicatePairs.parse(item));
  return {
    living: new Set(living.map((other) => other.applicationId)),
    pairs: new Map(
      pairs.map((pair) => {
        const { laterId, earlierId } = pair.document;
        return [laterId === applicationId ? earlierId : laterId, pair];
      }),
    ),
  };
}

interface Joined {
  readonly writes: readonly Write[];
  /** The applications this one is to be compared with because of this hash. */
  readonly linkedIds: readonly string[];
}

function join(
  application: Application,
  { matchId, kind }: MatchWanted,
  found: Loaded<Match> | undefined,
  living: ReadonlySet<string>,
  moment: Moment,
): Joined {
  const { applicationId, submittedAt, programmeId } = application;
  const self = { applicationId, submittedAt };
  if (found === undefined) {
    const match: Match = { state: 'few', matchId, programmeId, kind, applications: [self] };
    return { writes: [matches.create(match)], linkedIds: [] };
  }
  const { document, version } = found;
  if (document.applications.some((other) => other.applicationId === applicationId)) {
    // Once many share it, nobody is left out of it any more.
    const seen = moment.comesBack === true && document.state === 'few';
    return { writes: seen ? [matches.replace(document, version)] : [], linkedIds: [] };
  }
  const others = document.applications.filter((other) => living.has(other.applicationId));
  if (document.state !== 'few') return { writes: [], linkedIds: linkedBy(document, others) };
  const sharing = [...others, self];
  if (sharing.length <= fewAtMost) {
    return {
      writes: [matches.replace({ ...document, applications: sharing }, version)],
      linkedIds: others.map((other) => other.applicationId),
    };
  }
  const many = { ...document, applications: sharing, crowdedAt: moment.at };
  return {
    writes: [
      matches.replace({ ...many, state: 'many' }, version),
      eventRecord(
        keys.match(matchId),
        version + 1,
        { type: 'match-shared-by-many', programmeId, matchKind: kind, count: sharing.length },
        { at: moment.at, actor: moment.actor, correlationId: applicationId },
      ),
    ],
    linkedIds: linkedBy({ kind, state: 'many' }, others),
  };
}

/** What many strangers have in common without meaning anything by it. */
const sharedByStrangers: ReadonlySet<MatchKind> = new Set(['address', 'phone']);

/**
 * Where many share a hash, nobody is compared with everybody. One account that many are to be paid
 * into, one name and birth date, and whatever a person called suspicious, still stop each newcomer
 * once; the first of them stands for all.
 */
function linkedBy(
  { state, kind }: Pick<Match, 'state' | 'kind'>,
  others: Match['applications'],
): readonly string[] {
  const stops = state === 'suspicious' || (state === 'many' && !sharedByStrangers.has(kind));
  return stops ? others.slice(0, 1).map((other) => other.applicationId) : [];
}

/** A pair that was resolved is never raised again; one that is open learns what else agrees. */
function raisePairs(
  application: Application,
  linked: ReadonlyMap<string, readonly MatchKind[]>,
  known: Others['pairs'],
  moment: Moment,
): Comparison {
  const writes: Write[] = [];
  const openPairs: string[] = [];
  for (const [earlierId, kinds] of linked) {
    const found = known.get(earlierId);
    if (found === undefined) {
      writes.push(...newPair(application, earlierId, kinds, moment));
      openPairs.push(earlierId);
    } else if (found.document.state === 'open') {
      writes.push(...learned(found, kinds, application, moment));
    }
  }
  return { openPairs, writes };
}

function newPair(
  application: Application,
  earlierId: string,
  kinds: readonly MatchKind[],
  moment: Moment,
): readonly Write[] {
  const { applicationId: laterId, programmeId } = application;
  const matchKindsFound = inOrder(kinds);
  const raisedAt = moment.at;
  const pair: DuplicatePair = {
    ...{ state: 'open', laterId, earlierId, programmeId, raisedAt },
    matchKinds: matchKindsFound,
  };
  return [
    duplicatePairs.create(pair),
    pairLinks.create({ earlierId, laterId }),
    raisedEvent(application, pair, 1, moment),
  ];
}

function learned(
  { document, version }: Loaded<DuplicatePair>,
  kinds: readonly MatchKind[],
  application: Application,
  moment: Moment,
): readonly Write[] {
  const together = inOrder([...document.matchKinds, ...kinds]);
  if (together.length === document.matchKinds.length) return [];
  const pair = { ...document, matchKinds: together };
  return [
    duplicatePairs.replace(pair, version),
    raisedEvent(application, pair, version + 1, moment),
  ];
}

/** A pair that lapsed when the later was declined, and that has to be compared since it was reopened. */
export function raiseAgainWrites(
  application: Application,
  { document, version }: Loaded<DuplicatePair>,
  moment: Moment,
): readonly Write[] {
  const { laterId, earlierId, programmeId, matchKinds: kinds, raisedAt } = document;
  const pair: DuplicatePair = {
    ...{ state: 'open', laterId, earlierId, programmeId, raisedAt },
    matchKinds: kinds,
  };
  return [
    duplicatePairs.replace(pair, version),
    raisedEvent(application, pair, version + 1, moment),
  ];
}

function inOrder(kinds: readonly MatchKind[]): MatchKind[] {
  return matchKinds.filter((kind) => kinds.includes(kind));
}

function raisedEvent(
  application: Application,
  { laterId, earlierId, matchKinds: kinds }: DuplicatePair,
  version: number,
  moment: Moment,
): Write {
  return eventRecord(
    keys.pair(laterId, earlierId),
    version,
    {
      type: 'duplicate-pair-raised',
      ...moneyPlaceOf(application),
      applicationId: laterId,
      earlierId,
      matchKinds: kinds,
    },
    { at: moment.at, actor: moment.actor, correlationId: laterId },
  );
}

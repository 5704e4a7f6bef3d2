import {
  repeatMonthsOf,
  withinRepeatMonths,
  type DuplicatePair,
  type PolicySource,
} from '#shared/approvals/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type {
  GatheredApplication,
  GatheredMatch,
  GatheredPair,
  GatheredRecords,
} from './gathered-records.ts';

/**
 * Nobody slips past a comparison: who shares an account, a name and birth date, an address or a
 * telephone was paired, and nothing is paid while a pair waits for its answer.
 */
export function checkPairs(gathered: GatheredRecords, policies: PolicySource = {}): Check {
  const { pairs, matches, applications, pairLinks } = gathered;
  const open = new Set(
    pairs.filter(({ pair }) => pair.state === 'open').map(({ pair }) => linkOf(pair)),
  );
  const all = new Set(pairs.map(({ pair }) => linkOf(pair)));
  const known = new Set(pairs.flatMap(({ pair }) => bothWays(pair.laterId, pair.earlierId)));
  const waiting = [...applications.values()].flatMap(({ applicationId: laterId, openPairs }) =>
    openPairs
      .filter((earlierId) => !open.has(linkOf({ laterId, earlierId })))
      .map((earlierId) =>
        faultAt(
          keys.application(laterId),
          `It waits to be compared with ${earlierId}, and no open pair says so.`,
        ),
      ),
  );
  const orphans = [...pairLinks]
    .filter((link) => !all.has(link))
    .map((link) => {
      const [earlierId = '', laterId = ''] = link.split('>');
      return faultAt(keys.pairLink(earlierId, laterId), 'It leads to a pair that does not exist.');
    });
  return {
    name: 'pairs',
    promise: 'Applications with something in common are paired, and an open pair stops payment',
    looked: pairs.length,
    faults: [
      ...pairs.flatMap((each) => pairFaults(each, gathered)),
      ...waiting,
      ...orphans,
      ...[...matches.values()].flatMap((match) => unpaired(match, known, applications, policies)),
      ...[...applications.values()].flatMap((application) =>
        uncompared(application, matches, policies),
      ),
    ],
  };
}

/** As a link from the earlier application to the later is gathered. */
function linkOf({ laterId, earlierId }: Pick<DuplicatePair, 'laterId' | 'earlierId'>): string {
  return `${earlierId}>${laterId}`;
}

function bothWays(one: string, other: string): readonly string[] {
  return [`${one}|${other}`, `${other}|${one}`];
}

/** What was assessed stands among those who share its hashes, until somebody joins who no longer counts it. */
function uncompared(
  { applicationId, state, submittedAt, programmeId, windowId, matchIds }: GatheredApplication,
  matches: GatheredRecords['matches'],
  policies: PolicySource,
): RecordFault[] {
  if (state === 'submitted' || state === 'declined' || state === 'withdrawn') return [];
  return matchIds
    .filter((matchId) => {
      const match = matches.get(matchId)?.match;
      if (match === undefined) return true;
      if (match.state !== 'few') return false;
      if (match.applications.some((other) => other.applicationId === applicationId)) return false;
      const repeatMonths = repeatMonthsOf({ programmeId, windowId, submittedAt }, policies);
      return !match.applications.some(
        (later) => !withinRepeatMonths(later, { submittedAt }, repeatMonths),
      );
    })
    .map((matchId) =>
      faultAt(keys.application(applicationId), `Nobody could see that it shares ${matchId}.`),
    );
}

function pairFaults({ pair }: GatheredPair, gathered: GatheredRecords): RecordFault[] {
  const { laterId, earlierId } = pair;
  const key = keys.pair(laterId, earlierId);
  const later = gathered.applications.get(laterId);
  if (later === undefined || !gathered.applications.has(earlierId)) {
    return [faultAt(key, 'One of its applications does not exist.')];
  }
  const faults: RecordFault[] = [];
  if (!gathered.pairLinks.has(linkOf(pair))) {
    faults.push(faultAt(key, `Nothing leads to it from ${earlierId}.`));
  }
  if (pair.state !== 'open') return faults;
  if (!later.openPairs.includes(earlierId)) {
    faults.push(faultAt(key, `It is open, and ${laterId} does not wait for it.`));
  }
  if (later.state === 'approved') {
    faults.push(faultAt(key, `It is open, and ${laterId} is approved all the same.`));
  }
  return faults;
}

/** Every two of the few that share a hash were compared, unless too long lay between them. */
function unpaired(
  { match }: GatheredMatch,
  known: ReadonlySet<string>,
  gathered: GatheredRecords['applications'],
  policies: PolicySource,
): RecordFault[] {
  if (match.state !== 'few') return [];
  const { programmeId, applications } = match;
  return applications.flatMap((later, place) => {
    const found = gathered.get(later.applicationId);
    if (found === undefined) {
      return [faultAt(keys.match(match.matchId), `${later.applicationId} does not exist.`)];
    }
    const { windowId, submittedAt } = found;
    const repeatMonths = repeatMonthsOf({ programmeId, windowId, submittedAt }, policies);
    return applications
      .slice(0, place)
      .filter((earlier) => withinRepeatMonths(later, earlier, repeatMonths))
      .filter((earlier) => !known.has(`${later.applicationId}|${earlier.applicationId}`))
      .map((earlier) =>
        faultAt(
          keys.match(match.matchId),
          `${later.applicationId} shares it with ${earlier.applicationId}, and they are no pair.`,
        ),
      );
  });
}

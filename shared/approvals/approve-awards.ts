import { applications, readContactProofs, type Application } from '#shared/applications/index.ts';
import { chainsOf, collectMoves, readEnvelopes, type EnvelopeMoves } from '#shared/budget/index.ts';
import {
  backOff,
  commitLimit,
  invariant,
  sideBySide,
  type Clock,
  type Commit,
  type Instant,
  type Waiting,
  type Write,
} from '#shared/kernel/index.ts';
import { readInterestsOf } from '#shared/interests/index.ts';
import { readPayeeChecks, type PayeeCheck } from '#shared/payee-checks/index.ts';
import { configuredProgrammes, type ProgrammeRegistry } from '#shared/programmes/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { awardWrites, firstApprovalWrites } from './approval-writes.ts';
import { drawFrom, envelopesFor, withoutSpent } from './draw-funds.ts';
import { groupsOfAwards } from './award-groups.ts';
import type { Award } from './award.ts';
import {
  approvalRefusal,
  approvalsNeeded,
  approvalsOf,
  hasOverride,
  isDecidable,
  owedPenceOf,
  type ApprovalRefusal,
  type DecidableApplication,
} from './may-approve.ts';
import { readClaimsToTake, type ClaimsTaken } from './take-claims.ts';

export interface ApproveAwards {
  /** In the order in which money is given while it lasts. */
  readonly applicationIds: readonly string[];
  readonly staffId: string;
  /** Why, when it goes against the advice or past the one award. */
  readonly reason?: string;
  /** The family cannot wait: its money goes by the programme's faster rail, where it has one. */
  readonly urgent?: boolean;
  /** Answers what would happen and changes nothing. */
  readonly dryRun: boolean;
  /** After this nothing new is begun: what is left undecided is left out of the answer. */
  readonly until?: Instant;
}

export type ApprovalDecision =
  | {
      readonly applicationId: string;
      readonly outcome: 'approved' | 'first-approval';
      readonly amountPence: number;
      readonly envelopeId?: string;
    }
  | {
      readonly applicationId: string;
      readonly outcome: 'refused';
      readonly refusal: ApprovalRefusal;
    };

export interface ApprovePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly waiting: Waiting;
  /** The payment that an award leads to, or the next attempt to pay it, as a write of the same commit. */
  readonly plannedPayment: (award: Award) => Write;
  readonly programmes?: ProgrammeRegistry;
}

/** Sixty people on one envelope are through after a few; more tries than these mean something else is wrong. */
const triesPerCommit = 24;
/** Commits on different envelopes under way at the same time. */
const chainsAtOnce = 4;
const betweenTries = { baseMs: 5, mostMs: 320 } as const;

/**
 * Approves awards, one or thousands. Those that draw on the same envelope are committed together, a few envelopes at the same time;
 * an award that its locality's envelope cannot carry draws on the city pool, and is refused when
 * that is empty too. What somebody else changed meanwhile is read again, never overwritten.
 */
export function createApproveAwards(ports: ApprovePorts) {
  return async function approveAwards(
    request: ApproveAwards,
  ): Promise<readonly ApprovalDecision[]> {
    const decisions = new Map<string, ApprovalDecision>();
    const spent = request.dryRun ? new Map<string, number>() : undefined;
    const found = await readApplications(ports.records, request.applicationIds);
    const chains = chainsOf(groupsOfAwards(request.applicationIds, found));
    // A dry run gives away in its own order what a real one would.
    const atOnce = request.dryRun ? 1 : chainsAtOnce;
    await sideBySide(chains, atOnce, async (chain) => {
      for (const { items } of chain) {
        if (request.until !== undefined && ports.clock.now() >= request.until) return;
        const decided = await decideGroup(ports, request, items, { found, spent });
        for (const decision of decided) decisions.set(decision.applicationId, decision);
      }
    });
    return [...new Set(request.applicationIds)].flatMap((id) => decisions.get(id) ?? []);
  };
}

/** The applications as they were last read, and what a dry run has given away so far. */
interface Standing {
  readonly found: ReadonlyMap<string, Loaded<Application>>;
  readonly spent: Map<string, number> | undefined;
}

async function decideGroup(
  ports: ApprovePorts,
  request: ApproveAwards,
  group: readonly string[],
  { found, spent }: Standing,
): Promise<readonly ApprovalDecision[]> {
  const sole = new Set<string>();
  let applicationsNow = found;
  for (let attempt = 1; attempt <= triesPerCommit; attempt += 1) {
    // What was read to form the groups will do once: the commit finds out what changed since.
    if (attempt > 1) applicationsNow = await readApplications(ports.records, group);
    const standing = { found: applicationsNow, spent };
    const { decisions, waiting, writes } = await planGroup(
      ports,
      request,
      { group, sole },
      standing,
    );
    if (writes.length > commitLimit && !request.dryRun) return decideInHalves();
    const done = writes.length === 0 || request.dryRun || (await ports.commit(writes)).ok;
    if (done && waiting.length === 0) return decisions;
    if (done) {
      const foundNow = await readApplications(ports.records, waiting);
      const then = await decideGroup(ports, request, waiting, { found: foundNow, spent });
      return [...decisions, ...then];
    }
    await backOff(ports.waiting, attempt, betweenTries);
  }
  return group.map((applicationId) => ({
    applicationId,
    outcome: 'refused',
    refusal: { kind: 'changed-by-someone-else' },
  }));

  /** Cases lost claims since the group was formed, and taking them back is more than one commit holds. */
  async function decideInHalves(): Promise<readonly ApprovalDecision[]> {
    invariant(group.length > 1, 'One award fits one commit');
    const half = Math.ceil(group.length / 2);
    const decisions: ApprovalDecision[] = [];
    for (const part of [group.slice(0, half), group.slice(half)]) {
      const foundNow = await readApplications(ports.records, part);
      decisions.push(...(await decideGroup(ports, request, part, { found: foundNow, spent })));
    }
    return decisions;
  }
}

interface Group {
  readonly group: readonly string[];
  /** Those that were to be their household's only award when they were planned first. */
  readonly sole: Set<string>;
}

interface Plan {
  readonly decisions: readonly ApprovalDecision[];
  /** Those whose claims another case of this commit has to do with: they are decided after it. */
  readonly waiting: readonly string[];
  readonly writes: readonly Write[];
}

async function planGroup(
  ports: ApprovePorts,
  request: ApproveAwards,
  { group, sole }: Group,
  { found, spent }: Standing,
): Promise<Plan> {
  const at = ports.clock.now();
  const cases = group.flatMap((applicationId) => found.get(applicationId) ?? []);
  const documents = cases.map(({ document }) => document);
  const { staffId } = request;
  const ofCases = { subject: 'case', applicationIds: group } as const;
  const [claims, payeeChecks, contactProofs, interests] = await Promise.all([
    readClaimsToTake(ports.records, cases, { at, staffId }),
    readPayeeChecks(ports.records, group),
    readContactProofs(ports.records, group),
    readInterestsOf(ports.records, staffId, ofCases),
  ]);
  // Envelopes are what everybody wants to change, so they are read last, just before the commit.
  const candidates = documents.flatMap((document) => envelopesFor(document));
  const loaded = await readEnvelopes(ports.records, candidates);
  const known = new Set(loaded.map(({ document }) => document.envelopeId));
  const moves = collectMoves(withoutSpent(loaded, spent), {
    at,
    cause: `awards approved by ${staffId}`,
  });
  const writes: Write[] = [];
  const planning = {
    ports,
    request,
    at,
    moves,
    known,
    writes,
    spent,
    claims,
    sole,
    payeeChecks,
    contactProofs,
    interests,
  };
  const decisions: ApprovalDecision[] = [];
  const waiting: string[] = [];
  for (const applicationId of group) {
    const decision = decideOne(planning, applicationId, found);
    if (decision === undefined) waiting.push(applicationId);
    else decisions.push(decision);
  }
  return { decisions, waiting, writes: [...writes, ...claims.writes(), ...moves.writes()] };
}

interface Planning {
  readonly ports: ApprovePorts;
  readonly request: ApproveAwards;
  readonly at: string;
  readonly moves: EnvelopeMoves;
  readonly known: ReadonlySet<string>;
  readonly writes: Write[];
  readonly spent: Map<string, number> | undefined;
  readonly payeeChecks: ReadonlyMap<string, PayeeCheck>;
  readonly contactProofs: ReadonlySet<string>;
  readonly interests: ReadonlySet<string>;
  readonly claims: ClaimsTaken;
  readonly sole: Set<string>;
}

/** Undefined when it has to wait for what the same commit does to another case. */
function decideOne(
  planning: Planning,
  applicationId: string,
  found: ReadonlyMap<string, Loaded<Application>>,
): ApprovalDecision | undefined {
  const { request, at, ports, writes, claims } = planning;
  if (claims.touches(applicationId)) return undefined;
  const application = found.get(applicationId);
  const document = application?.document;
  const known = {
    payeeCheck: planning.payeeChecks.get(applicationId),
    contactProved: planning.contactProofs.has(applicationId),
    hasInterest: planning.interests.has(applicationId),
  };
  const { staffId, reason } = request;
  const refusal = approvalRefusal(document, staffId, reason, known, ports.programmes);
  if (refusal !== undefined || application === undefined || document === undefined) {
    return {
      applicationId,
      outcome: 'refused',
      refusal: refusal ?? { kind: 'no-such-application' },
    };
  }
  if (!isDecidable(document)) {
    const state = document.state;
    return {
      applicationId,
      outcome: 'refused',
      refusal: { kind: 'not-waiting-for-a-decision', state },
    };
  }
  const decidable = { document, version: application.version };
  const amountPence = owedPenceOf(document);
  const programme = (ports.programmes ?? configuredProgrammes).byId(document.programmeId);
  const needed = approvalsNeeded(programme, amountPence);
  if (approvalsOf(document).length + 1 < needed) {
    writes.push(...firstApprovalWrites(decidable, request, at));
    claims.touch(applicationId);
    return { applicationId, outcome: 'first-approval', amountPence };
  }
  const standing = claims.standingOf(document);
  if (standing.kind === 'wait') return undefined;
  if (standing.kind === 'second' && !mayBeSecond(planning, document, standing.holder)) {
    const refusal: ApprovalRefusal = { kind: 'needs-a-reason', because: 'duplicate' };
    return { applicationId, outcome: 'refused', refusal };
  }
  if (standing.kind === 'sole') planning.sole.add(applicationId);
  const drawn = drawFrom(planning, document, amountPence);
  if (!drawn.ok) return { applicationId, outcome: 'refused', refusal: drawn.failure };
  const { envelopeId } = drawn;
  const claimIds = claims.take(document);
  claims.touch(applicationId);
  writes.push(...awardWrites(decidable, request, { at, envelopeId, claimIds, programme }, ports));
  return { applicationId, outcome: 'approved', amountPence, envelopeId };
}

/**
 * A second award of a household takes a reason that was written down since the first. One that was
 * to be the only award when somebody decided on it is not made the second by a race.
 */
function mayBeSecond(
  { request, sole }: Planning,
  document: DecidableApplication,
  holder: Application,
): boolean {
  return !sole.has(document.applicationId) && hasOverride(document, holder, request.reason);
}

async function readApplications(
  records: RecordReader,
  applicationIds: readonly string[],
): Promise<Map<string, Loaded<Application>>> {
  const unique = [...new Set(applicationIds)];
  const items = await records.getMany(unique.map((id) => keys.application(id)));
  return new Map(
    items.map((item) => {
      const loaded = applications.parse(item);
      return [loaded.document.applicationId, loaded];
    }),
  );
}

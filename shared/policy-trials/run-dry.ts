import { cityPool, envelopeIdOf } from '#shared/budget/index.ts';
import { localDate, type LocalDate, type Pence } from '#shared/kernel/index.ts';

import type { DecidedAgain } from './decide-again.ts';
import type { TrialCase } from './trial-case.ts';

/** An envelope and all the money it was ever given. */
export interface TrialEnvelope {
  readonly envelopeId: string;
  readonly windowId: string;
  readonly ringFence: string;
  readonly localityCode: string;
  readonly allocatedPence: Pence;
}

/** How far an envelope's money went. */
export interface Drawn {
  readonly drawnPence: Pence;
  readonly leftPence: Pence;
  /** The first day on which it could not carry an award; undefined when it carried all of them. */
  readonly dryOn: LocalDate | undefined;
  /** Awards of its own households that neither it nor the city pool could carry. */
  readonly unmet: number;
  readonly unmetPence: Pence;
}

export interface EnvelopeTrial extends TrialEnvelope {
  readonly now: Drawn;
  readonly then: Drawn;
}

/**
 * The day each envelope would have run dry, now and under the policy that is tried: awards are drawn
 * in the order of the real decisions, each from its own envelope and then from the city pool, as
 * approvals are. All money is there from the start; what came back later is not spent again.
 */
export function envelopeTrials(
  decided: readonly DecidedAgain[],
  envelopes: readonly TrialEnvelope[],
): readonly EnvelopeTrial[] {
  const ordered = [...decided].sort(
    ({ tried: one }, { tried: other }) =>
      compare(one.orderedAt, other.orderedAt) || compare(one.applicationId, other.applicationId),
  );
  const all = [...envelopes, ...emptyOnes(decided, envelopes)];
  const now = drawAll(ordered, all, ({ nowPence }) => nowPence);
  const then = drawAll(ordered, all, ({ thenPence }) => thenPence);
  return all
    .sort((one, other) => compare(one.envelopeId, other.envelopeId))
    .map((envelope) => ({
      ...envelope,
      now: drawnFrom(envelope, now),
      then: drawnFrom(envelope, then),
    }));
}

/**
 * In a window that was given money, a household whose envelope got none is turned away all the same;
 * a window without any money says nothing of when it would have run out.
 */
function emptyOnes(
  decided: readonly DecidedAgain[],
  envelopes: readonly TrialEnvelope[],
): TrialEnvelope[] {
  const funded = new Set(envelopes.map(({ windowId }) => windowId));
  const missing = new Map<string, TrialEnvelope>();
  for (const { tried, nowPence, thenPence } of decided) {
    if (!funded.has(tried.windowId) || nowPence + thenPence === 0) continue;
    const { windowId, localityCode, facts } = tried;
    const [envelopeId = ''] = envelopesFor(tried);
    const empty = { envelopeId, windowId, ringFence: facts.ringFence, localityCode };
    missing.set(envelopeId, { ...empty, allocatedPence: 0 });
  }
  for (const { envelopeId } of envelopes) missing.delete(envelopeId);
  return [...missing.values()];
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

interface Draw {
  leftPence: number;
  dryOn: LocalDate | undefined;
  unmet: number;
  unmetPence: number;
}

type Draws = ReadonlyMap<string, Draw>;

function untouched(leftPence: Pence): Draw {
  return { leftPence, dryOn: undefined, unmet: 0, unmetPence: 0 };
}

function drawAll(
  ordered: readonly DecidedAgain[],
  envelopes: readonly TrialEnvelope[],
  amountOf: (decided: DecidedAgain) => Pence,
): Draws {
  const draws = new Map<string, Draw>(
    envelopes.map(({ envelopeId, allocatedPence }) => [envelopeId, untouched(allocatedPence)]),
  );
  for (const decided of ordered) {
    const amountPence = amountOf(decided);
    if (amountPence === 0) continue;
    const [own, pool] = envelopesFor(decided.tried).map((id) => draws.get(id));
    const carried = [own, pool].some((draw) => drawFrom(draw, amountPence, decided.tried));
    const missed = own ?? pool;
    if (carried || missed === undefined) continue;
    missed.unmet += 1;
    missed.unmetPence += amountPence;
  }
  return draws;
}

/** The envelope of the household's locality, then the pool of its ring-fence, as approvals do. */
function envelopesFor({ programmeId, windowId, localityCode, facts }: TrialCase): string[] {
  const place = { programmeId, windowId, ringFence: facts.ringFence };
  const own = envelopeIdOf({ ...place, localityCode });
  return localityCode === cityPool
    ? [own]
    : [own, envelopeIdOf({ ...place, localityCode: cityPool })];
}

function drawFrom(draw: Draw | undefined, amountPence: Pence, tried: TrialCase): boolean {
  if (draw === undefined) return false;
  if (draw.leftPence >= amountPence) {
    draw.leftPence -= amountPence;
    return true;
  }
  draw.dryOn ??= localDate(tried.orderedAt);
  return false;
}

function drawnFrom({ envelopeId, allocatedPence }: TrialEnvelope, draws: Draws): Drawn {
  const draw = draws.get(envelopeId) ?? untouched(allocatedPence);
  return { ...draw, drawnPence: allocatedPence - draw.leftPence };
}

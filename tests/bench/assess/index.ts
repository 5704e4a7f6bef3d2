import { assess, type Facts } from '#shared/eligibility/index.ts';

import { manyFacts, policy, type Answer } from './households.ts';
import { createJsonRulesAssess } from './with-json-rules-engine.ts';
import { createZenAssess } from './with-zen-engine.ts';

export interface AssessFigures {
  readonly perSecond: number;
  readonly jsonRulesPerSecond: number;
  readonly zenPerSecond: number | undefined;
  readonly timesJsonRules: number;
  readonly timesZen: number | undefined;
}

/**
 * Assessments a second on one core: ours, json-rules-engine and zen-engine, over the same households
 * and the same policy. Engines that do not agree on every household are not compared.
 */
export async function benchAssess(seconds: number): Promise<AssessFigures> {
  const households = manyFacts(2000, 2021);
  const jsonRules = createJsonRulesAssess();
  const zen = zenIfInstallable();
  for (const facts of households.slice(0, 500)) {
    const own = ours(facts);
    mustAgree('json-rules-engine', facts, own, await jsonRules(facts));
    if (zen !== undefined) mustAgree('zen-engine', facts, own, await zen(facts));
  }
  const perSecond = rateNow(seconds, households, ours);
  const jsonRulesPerSecond = await rate(seconds, households, jsonRules);
  const zenPerSecond = zen === undefined ? undefined : await rate(seconds, households, zen);
  return {
    perSecond,
    jsonRulesPerSecond,
    zenPerSecond,
    timesJsonRules: perSecond / jsonRulesPerSecond,
    timesZen: zenPerSecond === undefined ? undefined : perSecond / zenPerSecond,
  };
}

function zenIfInstallable(): ReturnType<typeof createZenAssess> | undefined {
  try {
    return createZenAssess();
  } catch {
    return undefined;
  }
}

function ours(facts: Facts): Answer {
  const { outcome, priority, awardPence } = assess(policy, facts);
  return { outcome, need: priority.need, total: priority.total, awardPence };
}

function mustAgree(name: string, facts: Facts, own: Answer, theirs: Answer): void {
  const same =
    own.outcome === theirs.outcome &&
    own.need === theirs.need &&
    Math.abs(own.total - theirs.total) < 0.11 &&
    own.awardPence === theirs.awardPence;
  if (same) return;
  throw new Error(
    `${name} answers ${JSON.stringify(theirs)}, ours ${JSON.stringify(own)} to ${JSON.stringify(facts)}`,
  );
}

function rateNow(
  seconds: number,
  households: readonly Facts[],
  work: (facts: Facts) => unknown,
): number {
  for (const facts of households) work(facts);
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < seconds * 1000) {
    for (const facts of households) work(facts);
    done += households.length;
  }
  return done / ((performance.now() - began) / 1000);
}

async function rate(
  seconds: number,
  households: readonly Facts[],
  work: (facts: Facts) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < seconds * 1000) {
    for (const facts of households.slice(0, 200)) await work(facts);
    done += 200;
  }
  return done / ((performance.now() - began) / 1000);
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { Facts } from '#shared/eligibility/index.ts';

import { policy, type Answer } from './households.ts';

/** The same policy as one JDM graph: input, expressions in ZEN's language, output. */
export function createZenAssess(): (facts: Facts) => Promise<Answer> {
  const engine = new (installedZen().ZenEngine)();
  const decision = engine.createDecision(Buffer.from(JSON.stringify(graph())));
  return async (facts) => {
    const { result } = (await decision.evaluate(facts)) as { result: Answer };
    const { outcome, need, total, awardPence } = result;
    return { outcome, need, total: Math.round(total * 10) / 10, awardPence };
  };
}

interface Zen {
  readonly ZenEngine: new () => {
    createDecision(graph: Buffer): { evaluate(facts: unknown): Promise<unknown> };
  };
}

const version = '0.54.0';

/**
 * The engine's package is installed beside the project when the bench first wants it: some of its
 * platform packages are missing on some registries, and then a locked install of everything fails.
 */
function installedZen(): Zen {
  const folder = path.resolve(import.meta.dirname, '../../../.local/bench');
  if (!existsSync(path.join(folder, 'node_modules/@gorules/zen-engine'))) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--no-save', '--prefix', folder, `@gorules/zen-engine@${version}`];
    execFileSync('npm', args, { stdio: 'ignore' });
  }
  return createRequire(path.join(folder, 'index.js'))('@gorules/zen-engine') as Zen;
}

function graph() {
  const expressions = Object.entries(policyExpressions()).map(([key, value], index) => ({
    id: String(index),
    key,
    value,
  }));
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'facts', position: { x: 0, y: 0 } },
      {
        id: 'policy',
        type: 'expressionNode',
        name: 'policy',
        content: { expressions },
        position: { x: 200, y: 0 },
      },
      { id: 'out', type: 'outputNode', name: 'assessment', position: { x: 400, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'policy', type: 'edge' },
      { id: 'b', sourceId: 'policy', targetId: 'out', type: 'edge' },
    ],
  };
}

function policyExpressions(): Record<string, string> {
  const { need, priorityWeights: weights } = policy;
  const list = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`;
  const table = (fact: string, points: Readonly<Record<string, number>>) =>
    Object.entries(points)
      .map(([value, score]) => `(${fact} == '${value}' ? ${score} : 0)`)
      .join(' + ');
  const reasons = Object.entries(need.reason)
    .map(([reason, score]) => `(some(reasons, # == '${reason}') ? ${score} : 0)`)
    .join(' + ');
  const incomeLow = `incomeBand in ${list(policy.incomeBandsBelowLine)}`;
  const savingsLow = `savingsBand in ${list(policy.savingsBandsBelowLine)}`;
  const { oneAdultPence, moreAdultsPence, capPence } = policy.awards;
  return {
    benefit: `some(benefits, # in ${list(policy.meansTestedBenefits)})`,
    belowLine: `${incomeLow} and ${savingsLow}`,
    noRecourse: "some(reasons, # == 'no-recourse')",
    residenceNotMet:
      "residence == 'elsewhere' or (residence == 'in-birmingham' and postcode == 'outside')",
    residenceUnknown: "residence == 'in-birmingham' and postcode == 'unknown'",
    hardshipNotMet: `not($.benefit) and not($.belowLine) and not($.noRecourse) and not(${incomeLow})`,
    hardshipUnknown: `not($.benefit) and not($.belowLine) and (($.noRecourse and incomeBand != 'none') or (not($.noRecourse) and ${incomeLow}))`,
    notMet: 'not(windowOpen) or $.residenceNotMet or $.hardshipNotMet',
    unknown:
      "$.residenceUnknown or $.hardshipUnknown or awardInLastYear != 'no' or claimHeldByAnother",
    outcome: "$.notMet ? 'not-eligible' : ($.unknown ? 'refer' : 'eligible')",
    childPoints: `min([${need.childrenAtMost}, childrenUnder5 * ${need.childUnder5} + (children - childrenUnder5) * ${need.olderChild}])`,
    circumstances: `(pregnant ? ${need.pregnant} : 0) + (disability ? ${need.disability} : 0) + (adultsOver65 > 0 ? ${need.over65} : 0) + ((energyAsked and meter in ['prepayment-key', 'prepayment-smart']) ? ${need.prepaymentMeter} : 0)`,
    money: `${table('incomeBand', need.income)} + ${table('savingsBand', need.savings)} + ${table('housing', need.housing)}`,
    reasonPoints: `min([${need.reasonsAtMost}, ${reasons}])`,
    need: 'min([100, $.childPoints + $.circumstances + $.money + $.reasonPoints])',
    waiting: `min([100, waitedDays / ${policy.fullWaitDays} * 100])`,
    total: `${weights.need} * $.need + ${weights.area} * areaRank + ${weights.waiting} * $.waiting`,
    awardPence: `min([adults > 1 ? ${moreAdultsPence} : ${oneAdultPence}, ${capPence}, askedPence])`,
  };
}

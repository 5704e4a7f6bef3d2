import { awardPence, householdNeed, type Facts, type Policy } from '#shared/eligibility/index.ts';
import { formatPounds } from '#shared/kernel/index.ts';
import type { ApprovalTier, EvidenceTier, Programme } from '#shared/programmes/index.ts';
import {
  benefitWords,
  categoryWords,
  housingWords,
  incomeWords,
  reasonWords,
  ringFenceInWords,
  savingsWords,
} from '#shared/staff-web/index.ts';

interface Rule {
  readonly name: string;
  readonly value: string;
}

/** What a policy of a programme says, for whoever is asked why an award is what it is. */
export function policyView(policy: Policy) {
  return {
    hardship: hardshipRules(policy),
    awards: awardRules(policy),
    need: needRules(policy),
    weights: [
      { name: 'Household need', value: percent(policy.priorityWeights.need) },
      { name: 'Deprivation of the small area', value: percent(policy.priorityWeights.area) },
      {
        name: 'Waiting',
        value: `${percent(policy.priorityWeights.waiting)}, in full after ${policy.fullWaitDays} days`,
      },
    ],
  };
}

function hardshipRules(policy: Policy): readonly Rule[] {
  return [
    { name: 'Income', value: listed(policy.incomeBandsBelowLine.map((band) => incomeWords[band])) },
    {
      name: 'Savings',
      value: listed(policy.savingsBandsBelowLine.map((band) => savingsWords[band])),
    },
    {
      name: 'Or a benefit',
      value: listed(policy.meansTestedBenefits.map((benefit) => benefitWords[benefit])),
    },
    { name: 'Destitute without recourse', value: policy.destitutionCounts ? 'Counts' : 'Does not' },
    {
      name: 'An award before',
      value:
        policy.repeatMonths === 0
          ? 'Does not matter'
          : `A person looks where there was one in ${policy.repeatMonths} months`,
    },
  ];
}

function awardRules({ awards }: Policy): readonly Rule[] {
  const { highNeed } = awards;
  const added: readonly Rule[] = [
    money('Each child', awards.perChildPence, `, at most ${awards.childrenCounted} of them`),
    money(
      'A meter paid in advance, when help with energy is asked for',
      awards.prepaymentMeterPence,
    ),
    money('Disability or long illness', awards.disabilityPence),
    money('Anybody over 65', awards.over65Pence),
    money('Pregnancy', awards.pregnantPence),
    money(`Need of ${highNeed.fromPoints} points or more`, highNeed.addPence),
  ].flat();
  return [
    { name: 'One adult', value: formatPounds(awards.oneAdultPence) },
    { name: 'Two adults or more', value: formatPounds(awards.moreAdultsPence) },
    ...added,
    { name: 'Never more than', value: `${formatPounds(awards.capPence)}, or what was asked for` },
  ];
}

/** What adds nothing is no line of the table. */
function money(name: string, pence: number, more = ''): Rule[] {
  return pence === 0 ? [] : [{ name, value: `${formatPounds(pence)} more${more}` }];
}

function needRules({ need }: Policy): readonly Rule[] {
  return [
    {
      name: 'Children',
      value: `${need.childUnder5} each under 5, ${need.olderChild} each older, at most ${need.childrenAtMost}`,
    },
    ...pointRules([
      ['Pregnancy', need.pregnant],
      ['Disability or long illness', need.disability],
      ['Anybody over 65', need.over65],
      ['A meter paid in advance, when help with energy is asked for', need.prepaymentMeter],
    ]),
    { name: 'Income', value: pointsOf(need.income, incomeWords) },
    { name: 'Savings', value: pointsOf(need.savings, savingsWords) },
    { name: 'Housing', value: pointsOf(need.housing, housingWords) },
    {
      name: 'What happened',
      value: `${pointsOf(need.reason, reasonWords)}; at most ${need.reasonsAtMost}`,
    },
  ];
}

function pointRules(rules: readonly (readonly [string, number])[]): readonly Rule[] {
  return rules
    .filter(([, points]) => points > 0)
    .map(([name, points]) => ({ name, value: String(points) }));
}

function pointsOf(
  points: Readonly<Record<string, number>>,
  words: Readonly<Record<string, string>>,
): string {
  return Object.entries(points)
    .filter(([, each]) => each > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([option, each]) => `${words[option] ?? option} ${each}`)
    .join(', ');
}

/** What the programme itself says, whatever its policy. */
export function programmeView(programme: Programme): readonly Rule[] {
  const { challenges, ringFences, urgentRail } = programme;
  return [
    { name: 'Helps with', value: listed(programme.categories.map((each) => categoryWords[each])) },
    { name: 'Most a family may ask for', value: formatPounds(programme.capPence) },
    ...programme.approvalTiers.map(approvalRule),
    ...programme.evidenceTiers.map(evidenceRule),
    {
      name: 'Code to the family',
      value:
        programme.contactProof === 'before-approval'
          ? 'Typed in before an award is approved, or a reason is written down'
          : 'Not asked for',
    },
    {
      name: 'A family may challenge a “no”',
      value: [
        challenges?.withinWorkingDays === undefined
          ? 'As long as it likes'
          : `Within ${challenges.withinWorkingDays} working days`,
        ...(challenges?.answerWithinWorkingDays === undefined
          ? []
          : [`answered within ${challenges.answerWithinWorkingDays} working days`]),
      ].join(', '),
    },
    { name: 'Proof is kept', value: `${programme.evidenceKeptDays} days after the decision` },
    {
      name: 'Families who cannot wait',
      value:
        urgentRail === undefined
          ? 'Wait for Bacs like all others'
          : 'Faster Payments, the same day',
    },
    {
      name: 'Money set aside',
      value: listed(
        ringFences.map(
          ({ ringFence, share }) => `${ringFenceInWords(ringFence)} ${percent(share)}`,
        ),
      ),
    },
    { name: 'City pool', value: percent(programme.cityPoolShare) },
    { name: 'Least of a locality', value: percent(programme.localityFloorShare) },
    { name: 'Deprivation figures', value: `of ${programme.vintage}` },
  ];
}

function approvalRule({ upToPence, approvals }: ApprovalTier): Rule {
  return {
    name: `Awards up to ${formatPounds(upToPence)}`,
    value: approvals === 1 ? 'One person approves' : 'Two people approve',
  };
}

function evidenceRule({ upToPence, asks }: EvidenceTier): Rule {
  return {
    name: `Proof up to ${formatPounds(upToPence)}`,
    value:
      asks === 'own-word'
        ? 'The family’s own word'
        : 'Something a worker has seen, or why there is nothing to show',
  };
}

/** Households that do not exist, as the policy would decide them if they asked for all there is. */
export function exampleAwards(policy: Policy, { capPence }: Programme, today: string) {
  return examples.map(({ name, facts }) => {
    const whole: Facts = { ...plainHousehold, ...facts, asOf: today, askedPence: capPence };
    return {
      name,
      award: formatPounds(awardPence(policy, whole)),
      need: String(householdNeed(policy, whole)),
    };
  });
}

const plainHousehold: Omit<Facts, 'asOf' | 'askedPence'> = {
  ...{ windowOpen: true, residence: 'in-birmingham', postcode: 'inside', areaRank: 50 },
  ...{ adults: 1, adultsOver65: 0, children: 0, childrenUnder5: 0, pregnant: false },
  ...{ disability: false, housing: 'private-rent', reasons: ['unexpected-bill'] },
  ...{ benefits: ['universal-credit'], incomeBand: 'under-900', savingsBand: 'none' },
  ...{ meter: 'credit', energyAsked: true, awardInLastYear: 'no', claimHeldByAnother: false },
  ...{ ringFence: 'others', waitedDays: 0 },
};

const examples: readonly { readonly name: string; readonly facts: Partial<Facts> }[] = [
  { name: 'One adult', facts: {} },
  { name: 'One adult over 65', facts: { adultsOver65: 1, ringFence: 'pensioners' } },
  { name: 'Two adults', facts: { adults: 2 } },
  {
    name: 'One adult with a child under 5 and a meter paid in advance',
    facts: { children: 1, childrenUnder5: 1, meter: 'prepayment-key', ringFence: 'children' },
  },
  {
    name: 'Two adults with three children',
    facts: { adults: 2, children: 3, ringFence: 'children' },
  },
  {
    name: 'One adult with two children, fled from abuse, in a refuge',
    facts: {
      ...{ children: 2, childrenUnder5: 1, housing: 'refuge', reasons: ['fleeing-abuse'] },
      ...{ incomeBand: 'none', ringFence: 'children' },
    },
  },
];

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}

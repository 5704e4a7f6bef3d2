import { apportion, invariant } from '#shared/kernel/index.ts';

import { arrivalWeights } from './arrivals.ts';
import { createDice, type Dice } from './dice.ts';
import { createHomes, type Address, type Homes } from './homes.ts';
import { createPeople, drawFamily, type Circumstance, type Household } from './household.ts';
import { partnerIds } from './names.ts';
import {
  daysInWindow,
  helpedShares,
  publishedHouseholds,
  publishedWantingMore,
  sentTwiceShare,
  unhelpedShares,
} from './proportions.ts';

export interface WinterOptions {
  /** Households that are helped in the end; trouble comes on top. */
  readonly households: number;
  readonly seed: number;
  /** From 6 December 2021 on; at most to the end of the window. */
  readonly days: number;
}

/** One application as a partner will send it. `formOf` fills the form in. */
export interface PlannedApplication {
  readonly idempotencyKey: string;
  readonly partnerId: string;
  /** 0 is the first day of the winter. */
  readonly day: number;
  readonly circumstance: Circumstance;
  readonly household: Household;
  /** Present on a second application: the household's first, which was there before. */
  readonly firstOne?: Household;
  readonly sentTwice: boolean;
}

export interface Winter extends WinterOptions {
  /** In the order in which they are sent. */
  readonly applications: readonly PlannedApplication[];
}

/**
 * Invents a winter: who applies, from where, on which day and with what trouble. Pure: the same
 * options always invent the same winter.
 */
export function inventWinter(options: WinterOptions): Winter {
  const { households, seed, days } = options;
  invariant(days >= 1 && days <= daysInWindow, `A winter has 1 to ${daysInWindow} days`);
  const dice = createDice('winter', seed, 'plan');
  const drawing = createDrawing(dice, options);
  const helped = circumstancesOf(households, helpedShares, dice).map((circumstance, number) =>
    drawing.household(number, circumstance),
  );
  const days0 = drawing.daysOf(helped.length);
  const firsts = helped.map((household, place) => drawing.planned(household, days0[place] ?? 0));
  const settledEarly = dice.shuffled(
    firsts.filter(({ circumstance, day }) => circumstance === 'plain' && day < days - 1),
  );
  const lateTenants = firsts.map((first) =>
    first.circumstance === 'shares-address-unsaid'
      ? moveIn(first, settledEarly.pop(), dice, days)
      : first,
  );
  const seconds = Array.from({ length: countOf(households, unhelpedShares['second-application']) })
    .flatMap(() => settledEarly.pop() ?? [])
    .map((first) => drawing.second(first));
  const others = drawing.unhelped(helped.length);
  return { ...options, applications: inOrder([...lateTenants, ...seconds, ...others]) };
}

/** Rounded up, so that even a small winter has some of every trouble. */
function countOf(households: number, share: number): number {
  return Math.ceil(households * share);
}

/** As many circumstances as there are households, in an order of their own; most are plain. */
function circumstancesOf(
  households: number,
  shares: Readonly<Record<keyof typeof helpedShares, number>>,
  dice: Dice,
): readonly Circumstance[] {
  const particular = helpedCircumstances.flatMap((circumstance) =>
    Array.from({ length: countOf(households, shares[circumstance]) }, () => circumstance),
  );
  const plain = Math.max(0, households - particular.length);
  const all: Circumstance[] = [...Array.from({ length: plain }, () => 'plain' as const)];
  // A winter of a handful of households has room for a few troubles only.
  return dice.shuffled([...all, ...dice.shuffled(particular).slice(0, households - plain)]);
}

const helpedCircumstances = [
  'shared-house',
  'hostel',
  'shares-address-unsaid',
  'no-fixed-address',
  'refuge',
  'new-build',
  'unsure-of-award',
  'placed-outside',
] as const;

const otherUnhelped = ['outside-city', 'above-the-line', 'money-comes-back'] as const;

/** The share of those helped who want more help, hit to the household. */
export function wantingMore(households: number): number {
  return Math.round((households * publishedWantingMore) / publishedHouseholds);
}

function createDrawing(dice: Dice, { households, seed, days }: WinterOptions) {
  const homes = createHomes(dice);
  const shared = createSharedHomes(homes, dice);
  const person = createPeople(dice);
  const weights = arrivalWeights(days);
  const wanting = new Set(
    dice
      .shuffled(Array.from({ length: households }, (_, at) => at))
      .slice(0, wantingMore(households)),
  );

  function household(number: number, circumstance: Circumstance): Household {
    const family = circumstance === 'hostel' ? 'others' : drawFamily(dice);
    return {
      number,
      circumstance,
      family,
      applicant: person(family),
      home: homeOf(circumstance, homes, shared),
      wantsMoreHelp: wanting.has(number),
    };
  }

  /** As many days as applications, busy days more often, to the application. */
  function daysOf(count: number): readonly number[] {
    const perDay = apportion(count, weights);
    return dice.shuffled(
      perDay.flatMap((onThatDay, day) => Array.from({ length: onThatDay }, () => day)),
    );
  }

  function planned(of: Household, day: number): PlannedApplication {
    return {
      idempotencyKey: `winter-${seed}-${String(of.number).padStart(6, '0')}`,
      partnerId: dice.pick(partnerIds),
      day,
      circumstance: of.circumstance,
      household: of,
      sentTwice: dice.chance(sentTwiceShare),
    };
  }

  function second(first: PlannedApplication): PlannedApplication {
    const { household: firstOne } = first;
    const again: Household = {
      ...firstOne,
      circumstance: 'second-application',
      applicant: person(firstOne.family === 'children' ? 'others' : firstOne.family),
      wantsMoreHelp: false,
    };
    return {
      ...planned(again, laterDay(first.day, dice, days)),
      idempotencyKey: `${first.idempotencyKey}-again`,
      firstOne,
    };
  }

  function unhelped(from: number): readonly PlannedApplication[] {
    const circumstances = otherUnhelped.flatMap((circumstance) =>
      Array.from({ length: countOf(households, unhelpedShares[circumstance]) }, () => circumstance),
    );
    const on = daysOf(circumstances.length);
    return circumstances.map((circumstance, place) =>
      planned(household(from + place, circumstance), on[place] ?? 0),
    );
  }

  return { household, daysOf, planned, second, unhelped };
}

function homeOf(
  circumstance: Circumstance,
  homes: Homes,
  shared: ReturnType<typeof createSharedHomes>,
): Household['home'] {
  switch (circumstance) {
    case 'no-fixed-address':
    case 'refuge':
      return { kind: circumstance };
    case 'shared-house':
      return at(shared.house());
    case 'hostel':
      return at(shared.hostel());
    case 'new-build':
      return at(homes.newlyBuilt());
    case 'outside-city':
    case 'placed-outside':
      return at(homes.outsideTheCity());
    default:
      return at(homes.inTheCity());
  }
}

function at(address: Address): Household['home'] {
  return { kind: 'address', ...address };
}

const tenantsPerHouse = 3;
const bedsPerHostel = 30;

/** Houses and hostels fill up one after the other. */
function createSharedHomes(homes: Homes, dice: Dice) {
  function filling(size: number, decorate: (address: Address) => Address): () => Address {
    let address: Address | undefined;
    let room = 0;
    return () => {
      if (address === undefined || room === size) {
        address = decorate(homes.inTheCity());
        room = 0;
      }
      room += 1;
      return address;
    };
  }
  const named = ({ line1, postcode }: Address): Address => ({
    line1: `${dice.pick(['Lantern', 'Harbour', 'Bridge', 'Willow'])} House, ${line1}`,
    postcode,
  });
  return {
    house: filling(tenantsPerHouse, (address) => address),
    hostel: filling(bedsPerHostel, named),
  };
}

/** A second tenant at somebody's door, weeks after the first; where there is no door to share, a first one. */
function moveIn(
  tenant: PlannedApplication,
  host: PlannedApplication | undefined,
  dice: Dice,
  days: number,
): PlannedApplication {
  if (host === undefined) {
    const household = { ...tenant.household, circumstance: 'plain' as const };
    return { ...tenant, household, circumstance: 'plain' };
  }
  return {
    ...tenant,
    day: laterDay(host.day, dice, days),
    household: { ...tenant.household, home: host.household.home },
  };
}

const longestGapDays = 40;

/** Never on the same day: whichever of two arrives first would be chance. */
function laterDay(day: number, dice: Dice, days: number): number {
  return dice.whole(day + 1, Math.min(days - 1, day + longestGapDays));
}

function inOrder(applications: readonly PlannedApplication[]): readonly PlannedApplication[] {
  return applications.toSorted(
    (one, other) => one.day - other.day || (one.idempotencyKey < other.idempotencyKey ? -1 : 1),
  );
}

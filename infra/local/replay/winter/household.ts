import type { ApplicationForm } from '#shared/applications/index.ts';

import { dateOfDay } from './arrivals.ts';
import type { Dice } from './dice.ts';
import { firstNames, lastNames } from './names.ts';
import { pensionerShare, withChildrenShare } from './proportions.ts';
import type { helpedShares, unhelpedShares } from './proportions.ts';

/** What is particular about an application, if anything. */
export type Circumstance = 'plain' | keyof typeof helpedShares | keyof typeof unhelpedShares;

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
}

/** An invented household: enough to fill its form the same way every time. */
export interface Household {
  readonly number: number;
  readonly circumstance: Circumstance;
  readonly family: 'children' | 'pensioner' | 'others';
  readonly applicant: Person;
  readonly home: ApplicationForm['home'];
  readonly wantsMoreHelp: boolean;
}

export function drawFamily(dice: Dice): Household['family'] {
  if (dice.chance(withChildrenShare)) return 'children';
  return dice.chance(pensionerShare) ? 'pensioner' : 'others';
}

const ages: Readonly<Record<Household['family'], readonly [number, number]>> = {
  children: [19, 52],
  pensioner: [66, 90],
  others: [18, 65],
};

/** Draws people of whom no two share both name and date of birth. */
export function createPeople(dice: Dice): (family: Household['family']) => Person {
  const known = new Set<string>();
  return function person(family) {
    for (;;) {
      const [youngest, oldest] = ages[family];
      const drawn = {
        firstName: dice.pick(firstNames),
        lastName: dice.pick(lastNames),
        dateOfBirth: dateOfDay(-dice.whole(youngest * 366, oldest * 365)),
      };
      const key = `${drawn.firstName} ${drawn.lastName} ${drawn.dateOfBirth}`;
      if (known.has(key)) continue;
      known.add(key);
      return drawn;
    }
  };
}

import { needOf, postcodesOf, smallAreas2011 } from '#shared/reference/index.ts';
import { findUnit, sectorNames, unitsOf } from '#shared/reference/postcode-table.ts';

import type { Dice } from './dice.ts';
import { streetKinds, streetNames } from './names.ts';

/** A door of ours at a real postcode: the number and the street are invented. */
export interface Address {
  readonly line1: string;
  readonly postcode: string;
}

/** Draws addresses; the same door never twice, or strangers would look like one household. */
export interface Homes {
  /** In a small area drawn in proportion to its need, at one of its live postcodes. */
  inTheCity(): Address;
  /** At a live postcode that belongs to a neighbouring council. */
  outsideTheCity(): Address;
  /** At a postcode of the city's sectors that is in no list yet. */
  newlyBuilt(): Address;
}

const highestNumber = 320;

export function createHomes(dice: Dice): Homes {
  const drawArea = areaByNeed();
  const outside = postcodesOutside();
  const taken = new Set<string>();

  function doorAt(postcode: string): Address {
    for (;;) {
      const number = dice.whole(1, highestNumber);
      const line1 = `${number} ${dice.pick(streetNames)} ${dice.pick(streetKinds)[0]}`;
      const door = `${line1}|${postcode}`;
      if (taken.has(door)) continue;
      taken.add(door);
      return { line1, postcode };
    }
  }

  const cityPostcode = () => dice.pick(postcodesOf(drawArea(dice.fraction())));

  function unlistedPostcode(): string {
    for (;;) {
      const sector = cityPostcode().slice(0, -2);
      const unit = unusedUnit(sector, dice);
      if (unit !== undefined) return `${sector}${unit}`;
    }
  }

  return {
    inTheCity: () => doorAt(cityPostcode()),
    outsideTheCity: () => doorAt(dice.pick(outside)),
    newlyBuilt: () => doorAt(unlistedPostcode()),
  };
}

/** The small area at a place between 0 and 1 when all are laid side by side, each as wide as its need. */
function areaByNeed(): (place: number) => string {
  const inhabited = smallAreas2011.filter(({ code }) => postcodesOf(code).length > 0);
  let sum = 0;
  const ends = inhabited.map(({ code }) => ({ code, end: (sum += needOf(code, 2019)) }));
  return (place) => {
    const wanted = place * sum;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.end ?? sum) > wanted) high = middle;
      else low = middle + 1;
    }
    return ends[low]?.code ?? '';
  };
}

function postcodesOutside(): readonly string[] {
  return [...sectorNames()].flatMap((sector) =>
    [...unitsOf(sector)]
      .filter(({ live, site }) => live && !site.inside)
      .map(({ postcode }) => postcode),
  );
}

/** Letters a postcode may end in, but for those that are read wrongly. */
const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ';
const triesPerSector = 20;

function unusedUnit(sector: string, dice: Dice): string | undefined {
  for (let attempt = 0; attempt < triesPerSector; attempt += 1) {
    const unit = `${letter(dice)}${letter(dice)}`;
    if (findUnit(sector, unit) === undefined) return unit;
  }
  return undefined;
}

function letter(dice: Dice): string {
  return unitLetters.charAt(dice.whole(0, unitLetters.length - 1));
}

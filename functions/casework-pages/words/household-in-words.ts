import { childrenIn, type Household } from '#shared/applications/index.ts';

/** `2 adults, 3 children (1 under 5), pregnant`: the household in one line of a list. */
export function householdInWords(household: Household): string {
  const parts = [counted(household.adults, 'adult', 'adults')];
  if (household.adultsOver65 > 0)
    parts[0] = `${parts[0] ?? ''} (${household.adultsOver65} over 65)`;
  const children = childrenIn(household);
  const under5 = household.children.age0to1 + household.children.age2to4;
  if (children > 0) {
    const young = under5 === 0 ? '' : ` (${under5} under 5)`;
    parts.push(`${counted(children, 'child', 'children')}${young}`);
  }
  if (household.pregnant === 'yes') parts.push('pregnant');
  if (household.disability === 'yes') parts.push('disability');
  return parts.join(', ');
}

const bands = [
  ['age0to1', 'aged 0 to 1'],
  ['age2to4', 'aged 2 to 4'],
  ['age5to10', 'aged 5 to 10'],
  ['age11to15', 'aged 11 to 15'],
  ['age16to18', 'aged 16 to 18'],
] as const;

/** `1 aged 2 to 4, 2 aged 5 to 10`; `None` without children. */
export function childrenInWords(children: Household['children']): string {
  const named = bands.flatMap(([band, words]) =>
    children[band] > 0 ? [`${children[band]} ${words}`] : [],
  );
  return named.length === 0 ? 'None' : named.join(', ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

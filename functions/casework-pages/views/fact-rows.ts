import { formatPounds } from '#shared/kernel/index.ts';

const labels: ReadonlyMap<string, string> = new Map([
  ['asOf', 'Assessed as of'],
  ['windowOpen', 'Fund was open'],
  ['residence', 'Says it lives'],
  ['postcode', 'Postcode is'],
  ['outsideCouncil', 'Council of the postcode'],
  ['areaRank', 'Area, place within the city (0 to 100)'],
  ['adults', 'Adults'],
  ['adultsOver65', 'Adults over 65'],
  ['children', 'Children'],
  ['childrenUnder5', 'Children under 5'],
  ['pregnant', 'Pregnant'],
  ['disability', 'Disability'],
  ['housing', 'Housing'],
  ['reasons', 'Reasons'],
  ['benefits', 'Benefits'],
  ['incomeBand', 'Income'],
  ['savingsBand', 'Savings'],
  ['meter', 'Meter'],
  ['energyAsked', 'Asked for energy'],
  ['askedPence', 'Asked for'],
  ['awardInLastYear', 'Award in the last year'],
  ['claimHeldByAnother', 'Another application holds the award'],
  ['ringFence', 'Ring-fence'],
  ['waitedDays', 'Days waited'],
]);

/** The facts an assessment looked at, exactly as they were, for whoever checks or challenges it. */
export function factRows(facts: Readonly<Record<string, unknown>>) {
  return Object.entries(facts).map(([name, value]) => ({
    name: labels.get(name) ?? name,
    value: inWords(name, value),
  }));
}

function inWords(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    return name.endsWith('Pence') ? formatPounds(value) : String(Math.round(value * 10) / 10);
  }
  if (Array.isArray(value)) return value.map(String).join(', ').replaceAll('-', ' ');
  if (typeof value !== 'string') return '';
  return name === 'asOf' ? value : value.replaceAll('-', ' ');
}

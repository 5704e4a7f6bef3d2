import { localityInWords, ringFenceInWords } from './money-places.ts';

const groupWords: ReadonlyMap<string, string> = new Map([
  ['locality', 'By locality'],
  ['fifth', 'By deprivation: fifths of the city’s small areas'],
  ['ring-fence', 'By ring-fence'],
  ['children', 'Households with and without children'],
  ['pensioners', 'Households with and without somebody over 65'],
  ['disability', 'Households with and without a disability'],
]);

const rowWords: ReadonlyMap<string, string> = new Map([
  ['locality city', 'Address hidden or not known'],
  ['fifth 1', 'Most deprived fifth'],
  ['fifth 2', 'Second'],
  ['fifth 3', 'Third'],
  ['fifth 4', 'Fourth'],
  ['fifth 5', 'Least deprived fifth'],
  ['fifth not-known', 'Address hidden or not known'],
  ['children yes', 'With children'],
  ['children no', 'Without children'],
  ['pensioners yes', 'With somebody over 65'],
  ['pensioners no', 'With nobody over 65'],
  ['disability yes', 'With a disability'],
  ['disability no', 'Without a disability'],
]);

/** `By locality`: what the households of a policy trial are grouped by. */
export function trialGroupInWords(dimension: string): string {
  return groupWords.get(dimension) ?? dimension;
}

/** `Most deprived fifth`: the households of one row of such a group. */
export function trialRowInWords(dimension: string, key: string): string {
  const words = rowWords.get(`${dimension} ${key}`);
  if (words !== undefined) return words;
  if (dimension === 'locality') return localityInWords(key);
  return dimension === 'ring-fence' ? ringFenceInWords(key) : key;
}

import { invariant } from '#shared/kernel/index.ts';

import { linesFor, substituteFor, type WeightLine } from './weights.ts';

/** What can be said of a sort code and number by arithmetic: that they belong together, or not. */
export type AccountVerdict = 'valid' | 'invalid' | 'cannot-check';

/**
 * Pay.UK's modulus check, with all fourteen exceptions of Vocalink's "Validating account numbers".
 * Takes six and eight digits. It says that the two could belong together, not that the account
 * exists; `cannot-check` is a sort code that the table does not list, and no reason to refuse anybody.
 */
export function modulusCheck(sortCode: string, accountNumber: string): AccountVerdict {
  invariant(/^\d{6}$/.test(sortCode), 'A sort code has six digits');
  invariant(/^\d{8}$/.test(accountNumber), 'An account number is checked with eight digits');
  const [first, second] = linesFor(sortCode);
  if (first === undefined) return 'cannot-check';
  return passesBoth(sortCode, accountNumber, first, second) ? 'valid' : 'invalid';
}

function passesBoth(
  sortCode: string,
  number: string,
  first: WeightLine,
  second: WeightLine | undefined,
): boolean {
  if (isForeignCurrency(number, first)) return true;
  const firstPasses = passes(sortCode, number, first);
  if (second === undefined || isSkipped(number, second)) return firstPasses;
  const secondPasses = () => passes(sortCode, number, second);
  return isAlternative(second) ? firstPasses || secondPasses() : firstPasses && secondPasses();
}

/** Exceptions 2 and 9, 10 and 11, 12 and 13 are pairs of which one has to pass; others pass both. */
function isAlternative(second: WeightLine): boolean {
  return second.exception === 9 || second.exception === 11 || second.exception === 13;
}

/** Exception 6: numbers of foreign currency accounts cannot be checked and count as valid. */
function isForeignCurrency(number: string, line: WeightLine): boolean {
  return line.exception === 6 && /^[4-8].{5}(\d)\1$/.test(number);
}

/** Exception 3: with a third digit of 6 or 9 the second check does not have to be made. */
function isSkipped(number: string, second: WeightLine): boolean {
  return second.exception === 3 && (number[2] === '6' || number[2] === '9');
}

function passes(sortCode: string, number: string, line: WeightLine): boolean {
  const digits = digitsOf(checkedSortCode(sortCode, line) + number);
  const weights = weightsFor(number, line);
  switch (line.exception) {
    case 4:
      // The remainder is the two digits at the end, not nought.
      return total(digits, weights, line) % 11 === Number(number.slice(6));
    case 5:
      return matchesCheckDigit(total(digits, weights, line), number, line);
    case 14:
      return isMultiple(digits, weights, line) || passesAsEarlierNumber(sortCode, number, line);
    default:
      return isMultiple(digits, weights, line);
  }
}

/** Exceptions 5, 8 and 9 check another sort code than the account's own. */
function checkedSortCode(sortCode: string, { exception }: WeightLine): string {
  if (exception === 5) return substituteFor(sortCode);
  if (exception === 8) return '090126';
  return exception === 9 ? '309634' : sortCode;
}

/** Exceptions 2, 7 and 10 weigh some numbers in another way. */
function weightsFor(number: string, { exception, weights }: WeightLine): readonly number[] {
  const endsInNine = number[6] === '9';
  if (exception === 2 && !number.startsWith('0')) {
    return endsInNine
      ? [0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1]
      : [0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1];
  }
  const isTen = exception === 10 && (number.startsWith('09') || number.startsWith('99'));
  const dropsStart = endsInNine && (exception === 7 || isTen);
  // Sort code and the first two digits of the number, u to b, then weigh nothing.
  return dropsStart ? weights.map((weight, place) => (place < 8 ? 0 : weight)) : weights;
}

function isMultiple(
  digits: readonly number[],
  weights: readonly number[],
  line: WeightLine,
): boolean {
  return total(digits, weights, line) % modulusOf(line) === 0;
}

function modulusOf({ method }: WeightLine): number {
  return method === 'MOD11' ? 11 : 10;
}

/** Digits times weights; by double alternate, the products' own digits are added up. */
function total(digits: readonly number[], weights: readonly number[], line: WeightLine): number {
  const products = digits.map((digit, place) => digit * (weights[place] ?? 0));
  if (line.method !== 'DBLAL') return sum(products);
  // Exception 1 adds 27 before dividing.
  return sum(digitsOf(products.join(''))) + (line.exception === 1 ? 27 : 0);
}

function digitsOf(text: string): readonly number[] {
  return Array.from(text, Number);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

/** Exception 5: digit g follows from the remainder of the first check, digit h from the second's. */
function matchesCheckDigit(sumOfProducts: number, number: string, line: WeightLine): boolean {
  const modulus = modulusOf(line);
  const remainder = sumOfProducts % modulus;
  const checkDigit = Number(number[line.method === 'MOD11' ? 6 : 7]);
  // A remainder of one in eleven would ask for the check digit ten, which matches no digit.
  return checkDigit === (modulus - remainder) % modulus;
}

/** Exception 14 (Coutts): numbers ending in 0, 1 or 9 may be older ones, a digit shorter. */
function passesAsEarlierNumber(sortCode: string, number: string, line: WeightLine): boolean {
  if (!/[019]$/.test(number)) return false;
  return isMultiple(digitsOf(`${sortCode}0${number.slice(0, 7)}`), line.weights, line);
}

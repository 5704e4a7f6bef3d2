import { describe, expect, it } from 'vitest';

import { checkAccount, isPossibleAccount } from '#shared/payments/account-check.ts';
import { linesFor } from '#shared/payments/modulus-check/weights.ts';

const check = (sortCode: string, accountNumber: string) =>
  checkAccount({ sortCode, accountNumber });

describe('the cases that Vocalink publishes with its specification', () => {
  it.each([
    ['089999', '66374958', 'passes modulus 10'],
    ['107999', '88837491', 'passes modulus 11'],
    ['202959', '63748472', 'passes modulus 11 and double alternate'],
    ['871427', '46238510', 'exceptions 10 and 11: the first passes, the second fails'],
    ['872427', '46238510', 'exceptions 10 and 11: the first fails, the second passes'],
    ['871427', '09123496', 'exception 10: starts with 09, seventh digit 9'],
    ['871427', '99123496', 'exception 10: starts with 99, seventh digit 9'],
    ['820000', '73688637', 'exception 3: third digit 6, so no second check'],
    ['827999', '73988638', 'exception 3: third digit 9, so no second check'],
    ['827101', '28748352', 'exception 3: third digit neither, both checks pass'],
    ['134020', '63849203', 'exception 4: the remainder is the last two digits'],
    ['118765', '64371389', 'exception 1: 27 added before dividing'],
    ['200915', '41011166', 'exception 6: a foreign currency account that fails both checks'],
    ['938611', '07806039', 'exception 5: both check digits match'],
    ['938600', '42368003', 'exception 5: with the substitute sort code'],
    ['938063', '55065200', 'exception 5: both remainders 0'],
    ['772798', '99345694', 'exception 7: passes only with its own weights'],
    ['086090', '06774744', 'exception 8: with the substitute sort code'],
    ['309070', '02355688', 'exceptions 2 and 9: the first passes'],
    ['309070', '12345668', 'exceptions 2 and 9: the second passes'],
    ['309070', '12345677', 'exception 2: first digit not 0, seventh not 9'],
    ['309070', '99345694', 'exception 2: first digit not 0, seventh 9'],
    ['074456', '12345112', 'exceptions 12 and 13: passes modulus 11 only'],
    ['070116', '34012583', 'exceptions 12 and 13: passes both'],
    ['074456', '11104102', 'exceptions 12 and 13: passes modulus 10 only'],
    ['180002', '00000190', 'exception 14: as an earlier, shorter number'],
  ])('%s %s is valid: %s', (sortCode, accountNumber) => {
    expect(check(sortCode, accountNumber)).toBe('valid');
  });

  it.each([
    ['938063', '15764273', 'exception 5: the first digit matches, the second does not'],
    ['938063', '15764264', 'exception 5: the second digit matches, the first does not'],
    ['938063', '15763217', 'exception 5: a remainder of 1 in the first check'],
    ['118765', '64371388', 'exception 1: fails double alternate'],
    ['203099', '66831036', 'passes modulus 11, fails double alternate'],
    ['203099', '58716970', 'fails modulus 11, passes double alternate'],
    ['089999', '66374959', 'fails modulus 10'],
    ['107999', '88837493', 'fails modulus 11'],
  ])('%s %s is invalid: %s', (sortCode, accountNumber) => {
    expect(check(sortCode, accountNumber)).toBe('invalid');
  });
});

/**
 * The published cases leave these rules untried. Each line says what its checks come to, worked out
 * by the words of the specification; remainders are by 11, or by 10 for double alternate.
 */
describe('what the specification says besides', () => {
  it.each([
    ['040010', '26774784', 'invalid', 'two plain checks, remainders 0 and 4: both have to pass'],
    ['827101', '60291840', 'invalid', 'exception 3, third digit 2: remainders 4 and 0'],
    ['827101', '12345678', 'invalid', 'exception 3 asks for the third digit, not for the first'],
    ['134020', '00775680', 'invalid', 'exception 4: a remainder of 0, and 80 at the end'],
    ['938063', '10290432', 'invalid', 'exception 5: a remainder of 8 asks for 3 as seventh digit'],
    ['200915', '91000000', 'invalid', 'exception 6: no foreign currency account starts with 9'],
    ['772798', '65698048', 'valid', 'exception 7, seventh digit 4: the usual weights, remainder 0'],
    ['871427', '73104128', 'valid', 'exception 10, starts with 73: the usual weights, remainder 0'],
    ['180002', '09747109', 'valid', 'exception 14: remainder 0 as it stands'],
    ['180002', '12345010', 'valid', 'exception 14: remainder 0 as 01234501'],
    ['180002', '12345012', 'invalid', 'exception 14: the same, but it does not end in 0, 1 or 9'],
    ['180002', '31152768', 'invalid', 'exception 14: remainder 1, and it ends in 8'],
  ])('%s %s is %s: %s', (sortCode, accountNumber, verdict) => {
    expect(check(sortCode, accountNumber)).toBe(verdict);
  });

  it('answers the same whatever was checked before', () => {
    // Exceptions 7 and 10 weigh some numbers in another way, and must not do so to the next one.
    expect(check('772798', '99345694')).toBe('valid');
    expect(check('772798', '65698048')).toBe('valid');
    expect(check('871427', '99123496')).toBe('valid');
    expect(check('871427', '73104128')).toBe('valid');
  });
});

describe('a sort code that is not listed', () => {
  it.each(['000000', '000999', '999999', '232323'])('cannot be checked: %s', (sortCode) => {
    expect(check(sortCode, '12345678')).toBe('cannot-check');
    expect(isPossibleAccount({ sortCode, accountNumber: '12345678' })).toBe(true);
  });
});

describe('how people write their account', () => {
  it.each([
    ['08-99-99', '66374958'],
    ['08 99 99', '6637 4958'],
    ['08.99.99', '66374958'],
    [' 08–99–99 ', '66-37-49-58'],
  ])('separators are forgiven: %j %j', (sortCode, accountNumber) => {
    expect(check(sortCode, accountNumber)).toBe('valid');
    expect(check(sortCode, accountNumber.replace('8', '9'))).toBe('invalid');
  });

  it('a number of seven or six digits is checked with its leading zeros', () => {
    expect(check('086090', '6774744')).toBe(check('086090', '06774744'));
    expect(check('086090', '6774744')).toBe('valid');
    expect(check('180002', '000190')).toBe('valid');
    expect(check('180002', '000192')).toBe('invalid');
  });

  it.each([
    ['08999', '66374958'],
    ['0899999', '66374958'],
    ['089999', '66374'],
    ['089999', '663749581'],
    ['089999', '6637495x'],
    ['o89999', '66374958'],
    ['', ''],
  ])('what is no sort code or no number is invalid: %j %j', (sortCode, accountNumber) => {
    expect(check(sortCode, accountNumber)).toBe('invalid');
    expect(isPossibleAccount({ sortCode, accountNumber })).toBe(false);
  });
});

describe('the table', () => {
  it('lists a sort code once or twice, with weights for fourteen digits', () => {
    const listed = Array.from({ length: 10_000 }, (_, place) =>
      linesFor(String(place * 100).padStart(6, '0')),
    );
    expect(Math.max(...listed.map((lines) => lines.length))).toBe(2);
    expect(listed.flat().length).toBeGreaterThan(2000);
    expect(listed.flat().every(({ weights }) => weights.length === 14)).toBe(true);
  });

  it('has every exception, so that none of the rules above is there for nothing', () => {
    const exceptions = new Set(
      Array.from({ length: 100_000 }, (_, place) => String(place * 10).padStart(6, '0'))
        .concat('309070', '938063', '118765', '134020', '086090', '200915', '827101', '772798')
        .flatMap((sortCode) => linesFor(sortCode).map(({ exception }) => exception ?? 0)),
    );
    expect([...exceptions].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 15 }, (_, exception) => exception),
    );
  });
});

import { validationFault } from './engine-error.ts';

/**
 * DynamoDB's numbers: exact decimals of at most 38 significant digits between 1e-130 and 1e126.
 * Held as digits × 10^-scale in a bigint, because money may not pass through a float.
 */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const spelling = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const plainWhole = /^-?[1-9]\d{0,30}$/;

/** A number in DynamoDB's one spelling, without exponent or needless zeros; refuses what it cannot hold. */
export function checkNumber(written: string): string {
  if (written === '0' || plainWhole.test(written)) return written;
  const decimal = parse(written);
  if (decimal === undefined) {
    throw validationFault(
      written === ''
        ? 'The parameter cannot be converted to a numeric value'
        : `The parameter cannot be converted to a numeric value: ${written}`,
    );
  }
  return checked(decimal);
}

/** a + b, exactly. */
export function addDecimals(a: string, b: string): string {
  const [left, right, scale] = aligned(a, b);
  return checked({ digits: left + right, scale });
}

/** a − b, exactly. */
export function subtractDecimals(a: string, b: string): string {
  const [left, right, scale] = aligned(a, b);
  return checked({ digits: left - right, scale });
}

/** Negative when a < b, zero when equal, positive when a > b. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function aligned(a: string, b: string): [left: bigint, right: bigint, scale: number] {
  const left = held(a);
  const right = held(b);
  const scale = Math.max(left.scale, right.scale);
  return [rescaled(left, scale), rescaled(right, scale), scale];
}

function rescaled(decimal: Decimal, scale: number): bigint {
  return decimal.digits * 10n ** BigInt(scale - decimal.scale);
}

function held(written: string): Decimal {
  const decimal = parse(written);
  if (decimal === undefined) throw new Error('a number that was stored does not parse');
  return decimal;
}

function parse(written: string): Decimal | undefined {
  const found = spelling.exec(written);
  if (found === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found;
  if (whole === '' && fraction === '') return undefined;
  const power = Number(exponent);
  if (Math.abs(power) > 1000) throw power > 0 ? overflow() : underflow();
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return { digits, scale: fraction.length - power };
}

function checked(decimal: Decimal): string {
  if (decimal.digits === 0n) return '0';
  const negative = decimal.digits < 0n;
  const all = (negative ? -decimal.digits : decimal.digits).toString();
  const significant = all.replace(/0+$/, '');
  const magnitude = all.length - 1 - decimal.scale;
  if (magnitude > 125) throw overflow();
  if (magnitude < -130) throw underflow();
  if (significant.length > 38) {
    throw validationFault('Attempting to store more than 38 significant digits in a Number');
  }
  return (negative ? '-' : '') + spelled(significant, magnitude);
}

function spelled(significant: string, magnitude: number): string {
  if (magnitude < 0) return `0.${'0'.repeat(-magnitude - 1)}${significant}`;
  const whole = significant.slice(0, magnitude + 1).padEnd(magnitude + 1, '0');
  const fraction = significant.slice(magnitude + 1);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function overflow() {
  return validationFault(
    'Number overflow. Attempting to store a number with magnitude larger than supported range',
  );
}

function underflow() {
  return validationFault(
    'Number underflow. Attempting to store a number with magnitude smaller than supported range',
  );
}

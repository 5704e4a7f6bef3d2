import * as z from 'zod';

/** Compiled lines are separated by this character, so no name may hold it. */
const plainText = /^[^|\n`\\$]+$/;

export const text = z.string().regex(plainText, 'is empty or holds a character we cannot carry');

export const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'is not a whole number')
  .transform(Number);

export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'is not a number')
  .transform(Number);

/** Publishers leave a cell blank where the count is too small to be published. */
export const wholeNumberOrSuppressed = z
  .string()
  .regex(/^\d{0,9}$/, 'is neither a whole number nor blank')
  .transform((cell) => (cell === '' ? undefined : Number(cell)));

export const rank = wholeNumber.refine((value) => value >= 1, 'is not a rank from 1');

export const decile = wholeNumber.refine(
  (value) => value >= 1 && value <= 10,
  'is not a tenth from 1 to 10',
);

export const flag = z
  .string()
  .regex(/^[01]$/, 'is neither 0 nor 1')
  .transform((cell) => cell === '1');

export const slug = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'is not a locality code');

/** Nine characters, the country first: `E05011120`. */
export const officialCode = z.string().regex(/^E\d{8}$/, 'is not an official area code');

/** The two letters at the end never hold C I K M O V, which keeps them apart from digits. */
export const postcode = z
  .string()
  .regex(/^B\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$/, 'is not a B postcode such as B8 3BB');

export const sector = z.string().regex(/^B\d{1,2} \d$/, 'is not a postcode sector such as B8 3');

/** `ladywood:0.761|perry-barr:0.239` */
export const localityShares = z
  .string()
  .regex(
    /^[a-z-]+:[\d.]+(\|[a-z-]+:[\d.]+)*$/,
    'is not a list of shares such as ladywood:0.7|yardley:0.3',
  )
  .transform((cell) =>
    cell.split('|').map((part) => {
      const [localityCode = '', share = ''] = part.split(':');
      return { localityCode, share: Number(share) };
    }),
  );

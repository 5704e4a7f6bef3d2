/** A postcode in its parts: in `B8 3BB` the sector is `B8 3` and the unit is `BB`. */
export interface Postcode {
  readonly text: string;
  readonly sector: string;
  readonly unit: string;
}

/** The last two letters never include C I K M O V, which are easily taken for other characters. */
const pattern = /^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9])([ABD-HJLNP-UW-Z]{2})$/;

/**
 * Reads a postcode however it was typed: any case, spaces or none, stray punctuation. Answers
 * nothing when the text is not one postcode and nothing else.
 */
export function parsePostcode(typed: string): Postcode | undefined {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const [, outward, digit, unit] = pattern.exec(letters) ?? [];
  if (outward === undefined || digit === undefined || unit === undefined) return undefined;
  const sector = `${outward} ${digit}`;
  return { text: `${sector}${unit}`, sector, unit };
}

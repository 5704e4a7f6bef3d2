import { cityPool } from '#shared/budget/index.ts';
import { localityByCode } from '#shared/reference/index.ts';

/** `Hodge Hill`; the code `city` stands for no locality, hidden addresses and the pool. */
export function localityInWords(localityCode: string): string {
  if (localityCode === cityPool) return 'City-wide';
  return localityByCode(localityCode)?.name ?? localityCode;
}

const ringFenceWords: ReadonlyMap<string, string> = new Map([
  ['children', 'Households with children'],
  ['pensioners', 'Pensioners'],
  ['others', 'Other households'],
  ['groups', 'Community groups'],
]);

export function ringFenceInWords(ringFence: string): string {
  return ringFenceWords.get(ringFence) ?? ringFence;
}

/** `Households with children, Hodge Hill` out of an envelope's id. */
export function envelopeInWords(envelopeId: string): string {
  const [, , ringFence = '', localityCode = ''] = envelopeId.split(':');
  const place = localityCode === cityPool ? 'city pool' : localityInWords(localityCode);
  return `${ringFenceInWords(ringFence)}, ${place}`;
}

import { wardByCode, type SmallArea } from '#shared/reference/index.ts';

/** `Ward End 044B`: the ward people know, and what tells its areas apart. */
export function smallAreaInWords({ name, wardCode }: SmallArea): string {
  const part = name.replace(/^Birmingham /, '');
  const ward = wardByCode(wardCode)?.name;
  return ward === undefined ? part : `${ward} ${part}`;
}

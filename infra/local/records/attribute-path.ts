import type { AttributeValue, Item } from './attribute-value.ts';

/** The way to a value: an attribute's name, then names within maps and places within lists. */
export type AttributePath = readonly (string | number)[];

/** The value a path leads to, if it leads anywhere. */
export function valueAt(path: AttributePath, item: Item): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) {
    if (value === undefined) return undefined;
    value = childOf(value, step);
  }
  return value;
}

/** What a map holds under a name, or a list at a place. */
export function childOf(parent: AttributeValue, step: string | number): AttributeValue | undefined {
  if (typeof step === 'number') return 'L' in parent ? parent.L[step] : undefined;
  return 'M' in parent && Object.hasOwn(parent.M, step) ? parent.M[step] : undefined;
}

import { isJsonArray, isJsonObject, parseJson, textOf, type Json } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import { exactly } from './wildcard.ts';

/** Whether an event, or a part of one that may be absent, matches. */
export type Matches = (value: Json | undefined) => boolean;

/** Reads a mapping's filters; an event passes when one of them matches, or when there are none. */
export function readFilters(patterns: readonly string[]): Matches {
  return patterns.length === 0
    ? () => true
    : anyOf(patterns.map((pattern) => readFilterPattern(parseJson(pattern))));
}

/**
 * Reads one filter pattern of an event-source mapping, in the syntax of EventBridge: every field
 * named must match, a list names alternatives, and an operator that is not known is an error,
 * because a filter that lets too much or too little through loses somebody's event.
 */
export function readFilterPattern(pattern: Json): Matches {
  if (!isJsonObject(pattern)) throw unreadable(pattern);
  const fields = Object.entries(pattern).map(([name, wanted = null]): Matches => {
    if (name === '$or') return anyOf(alternatives(wanted).map(readFilterPattern));
    const matches = isJsonArray(wanted)
      ? anyOf(wanted.map(readLeaf))
      : throughLists(readFilterPattern(wanted));
    return (value) => matches(isJsonObject(value) ? value[name] : undefined);
  });
  return (value) => fields.every((matches) => matches(value));
}

/** One alternative in a field's list: a plain value, or an object with one operator. */
function readLeaf(wanted: Json): Matches {
  if (!isJsonObject(wanted)) return throughLists((value) => value === wanted);
  const [[operator, argument = null] = ['', null], ...others] = Object.entries(wanted);
  if (others.length > 0) throw unreadable(wanted);
  // These two ask about the field, not about one of its values.
  if (operator === 'exists') return (value) => (value !== undefined) === argument;
  if (operator === 'anything-but') return anythingBut(argument);
  return throughLists(readOperator(operator, argument));
}

function readOperator(operator: string, argument: Json): Matches {
  switch (operator) {
    case 'prefix':
      return onText(argument, (text, wanted) => text.startsWith(wanted));
    case 'suffix':
      return onText(argument, (text, wanted) => text.endsWith(wanted));
    case 'equals-ignore-case':
      return onText(argument, (text, wanted) => text.toLowerCase() === wanted.toLowerCase());
    case 'wildcard':
      return onText(argument, (text, wanted) => matchesWildcard(text, wanted));
    case 'numeric':
      return numeric(alternatives(argument));
    default:
      throw unreadable({ [operator]: argument });
  }
}

/** `anything-but` needs the field to be there, and none of its values to be excluded. */
function anythingBut(argument: Json): Matches {
  const excluded = isJsonArray(argument) ? anyOf(argument.map(readLeaf)) : readLeaf(argument);
  return (value) => value !== undefined && !excluded(value);
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function numeric(parts: readonly Json[]): Matches {
  const rules: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const compare = comparisons[textOf(parts[index])];
    const bound = parts[index + 1];
    if (compare === undefined || typeof bound !== 'number') throw unreadable(parts);
    rules.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && rules.every((rule) => rule(value));
}

/** EventBridge knows `*` only; a question mark is itself. */
function matchesWildcard(text: string, pattern: string): boolean {
  const stars = pattern.split('*').map((part) => exactly(part).source.slice(1, -1));
  return new RegExp(`^${stars.join('.*')}$`, 's').test(text);
}

function onText(argument: Json, holds: (text: string, wanted: string) => boolean): Matches {
  if (typeof argument !== 'string') throw unreadable(argument);
  return (value) => typeof value === 'string' && holds(value, argument);
}

/** A list in the event matches when one of its members does. */
function throughLists(matches: Matches): Matches {
  return (value) => (isJsonArray(value) ? value.some(matches) : matches(value));
}

function anyOf(candidates: readonly Matches[]): Matches {
  return (value) => candidates.some((matches) => matches(value));
}

function alternatives(value: Json): readonly Json[] {
  if (isJsonArray(value)) return value;
  throw unreadable(value);
}

function unreadable(part: Json): PlatformProblem {
  return new PlatformProblem(
    `The filter ${JSON.stringify(part)} cannot be read: use the operators of infra/local/filter-pattern.ts, or add one there.`,
  );
}

import type { LocalDate, Pence } from '#shared/kernel/index.ts';
import { pieceRailNames } from '#shared/payments/index.ts';

import type { ExpectedMovement } from './expected-movement.ts';
import type { IdentifiedLine, StatementLine } from './statement-line.ts';

/** By what a line was told to be something of ours: what stands on it, how much it is, or who looked at it. */
export const matchedBy = ['reference', 'amount', 'person'] as const;
type MatchedBy = (typeof matchedBy)[number];

/** How a line of the statement ends; every line in exactly one of these ways. */
export type LineOutcome =
  | { readonly kind: 'matched'; readonly movementId: string; readonly by: MatchedBy }
  /** It could be any of these, the likeliest first; a person must say. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  /** The bank booked it, our ledger knows nothing of it: a fee, interest, a mistake. */
  | { readonly kind: 'unmatched-here' }
  | { readonly kind: 'wrong-amount'; readonly movementId: string; readonly expectedPence: Pence }
  /** What it would be is on the statement already. */
  | { readonly kind: 'duplicate'; readonly movementId: string };

/** How something that our records expect ends. */
export type MovementOutcome =
  | { readonly kind: 'matched'; readonly lineId: string }
  | { readonly kind: 'wrong-amount'; readonly lineIds: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly lineIds: readonly string[] }
  /** Its days are over, the statement covers them, and it is not there. */
  | { readonly kind: 'unmatched-there' }
  /** Its days are not over, or no statement covers them yet. */
  | { readonly kind: 'awaited' };

export interface Matching {
  readonly lines: ReadonlyMap<string, LineOutcome>;
  readonly movements: ReadonlyMap<string, MovementOutcome>;
}

export interface MatchingInput {
  readonly lines: readonly IdentifiedLine[];
  readonly movements: readonly ExpectedMovement[];
  /** Movements that an earlier statement, or two people, have settled: what comes for them again is a duplicate. */
  readonly settled: readonly ExpectedMovement[];
  /** The days that statements tell of; undefined when there is none. */
  readonly covered: Period | undefined;
}

export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** More would not help the person who has to choose. */
const candidatesShown = 5;

/**
 * Holds the statement against what our records expect: first what a person recorded; then by reference, which is the same on
 * every rail; then, for lines that carry no reference of ours, by amount within the days in which the
 * bank may book it, and only where that leaves no choice on either side. Pure: neither the order of
 * lines nor that of movements changes anything. Source: domain-facts.md §4.7.
 */
export function matchStatement(input: MatchingInput): Matching {
  const lines = [...input.lines].sort((a, b) => compare(placeOfLine(a), placeOfLine(b)));
  const state: State = { lines: new Map(), movements: new Map() };
  const open = [...input.movements].sort((a, b) => compare(placeOf(a), placeOf(b)));
  const settled = [...input.settled].sort((a, b) => compare(placeOf(a), placeOf(b)));
  matchByPerson(state, lines, open);
  const isLeft = ({ movementId, lineId }: ExpectedMovement) =>
    lineId === undefined && !state.movements.has(movementId);
  const left = matchByReference(
    state,
    lines.filter(({ lineId }) => !state.lines.has(lineId)),
    open.filter(isLeft),
    settled,
  );
  matchByAmount(state, left, open.filter(isLeft));
  for (const movement of open) {
    if (state.movements.has(movement.movementId)) continue;
    const kind = isCovered(movement, input.covered) ? 'unmatched-there' : 'awaited';
    state.movements.set(movement.movementId, { kind });
  }
  return state;
}

/** Whether statements tell of every day on which the bank would have booked it. */
function isCovered({ dueOn, latestOn }: ExpectedMovement, covered: Period | undefined): boolean {
  return covered !== undefined && covered.from <= dueOn && latestOn <= covered.to;
}

interface State {
  readonly lines: Map<string, LineOutcome>;
  readonly movements: Map<string, MovementOutcome>;
}

/** What a person recorded from its line is that line, whatever stands on it. */
function matchByPerson(
  state: State,
  lines: readonly IdentifiedLine[],
  open: readonly ExpectedMovement[],
): void {
  const there = new Set(lines.map(({ lineId }) => lineId));
  for (const { movementId, lineId } of open) {
    if (lineId === undefined || !there.has(lineId)) continue;
    state.lines.set(lineId, { kind: 'matched', movementId, by: 'person' });
    state.movements.set(movementId, { kind: 'matched', lineId });
  }
}

/** Decides every line that carries a reference we know; answers the lines that carry none of ours. */
function matchByReference(
  state: State,
  lines: readonly IdentifiedLine[],
  open: readonly ExpectedMovement[],
  settled: readonly ExpectedMovement[],
): readonly IdentifiedLine[] {
  const known = groupBy([...open, ...settled], (movement) => [keyOf(movement)]);
  const left: IdentifiedLine[] = [];
  const found = new Map<string, IdentifiedLine[]>();
  for (const line of lines) {
    const key = keysOf(line.line).find((each) => known.has(each));
    if (key !== undefined) addTo(found, key, line);
    else if (looksLikeOurs(line.line)) state.lines.set(line.lineId, { kind: 'unmatched-here' });
    else left.push(line);
  }
  const isSettled = new Set(settled.map(({ movementId }) => movementId));
  for (const [key, own] of found) {
    const movements = known.get(key) ?? [];
    const waiting = movements.filter(({ movementId }) => !isSettled.has(movementId));
    decideReference(state, own, waiting, movements);
  }
  return left;
}

/** The lines of one reference in one direction: each open movement takes the first line of its amount. */
function decideReference(
  state: State,
  lines: readonly IdentifiedLine[],
  waiting: readonly ExpectedMovement[],
  all: readonly ExpectedMovement[],
): void {
  const undecided = new Set(lines);
  const missing: ExpectedMovement[] = [];
  for (const movement of waiting) {
    const { movementId, amountPence } = movement;
    const line = [...undecided].find((each) => each.line.amountPence === amountPence);
    if (line === undefined) missing.push(movement);
    else {
      undecided.delete(line);
      state.lines.set(line.lineId, { kind: 'matched', movementId, by: 'reference' });
      state.movements.set(movementId, { kind: 'matched', lineId: line.lineId });
    }
  }
  const wrong: string[] = [];
  for (const { lineId, line } of undecided) {
    const same = all.find(({ amountPence }) => amountPence === line.amountPence);
    const meant = same ?? missing[0] ?? all[0];
    if (meant === undefined) continue;
    const { movementId, amountPence } = meant;
    if (same === undefined) {
      state.lines.set(lineId, { kind: 'wrong-amount', movementId, expectedPence: amountPence });
      wrong.push(lineId);
    } else state.lines.set(lineId, { kind: 'duplicate', movementId });
  }
  const [first] = missing;
  if (first !== undefined && wrong.length > 0) {
    state.movements.set(first.movementId, { kind: 'wrong-amount', lineIds: wrong });
  }
}

/** Decides lines without a reference of ours. One line and one movement that fit only each other are the same thing. */
function matchByAmount(
  state: State,
  lines: readonly IdentifiedLine[],
  open: readonly ExpectedMovement[],
): void {
  const byAmount = groupBy(open, ({ amountPence }) => [String(amountPence)]);
  const fitting = new Map<string, readonly ExpectedMovement[]>();
  const claims = new Map<string, string[]>();
  for (const { lineId, line } of lines) {
    const candidates = (byAmount.get(String(line.amountPence)) ?? []).filter(
      ({ earliestOn, latestOn }) => earliestOn <= line.bookedOn && line.bookedOn <= latestOn,
    );
    fitting.set(lineId, candidates);
    for (const { movementId } of candidates) addTo(claims, movementId, lineId);
  }
  for (const { lineId, line } of lines) {
    const candidates = fitting.get(lineId) ?? [];
    const [only] = candidates;
    if (only === undefined) {
      state.lines.set(lineId, { kind: 'unmatched-here' });
      continue;
    }
    const { movementId } = only;
    if (candidates.length === 1 && claims.get(movementId)?.length === 1) {
      state.lines.set(lineId, { kind: 'matched', movementId, by: 'amount' });
      state.movements.set(movementId, { kind: 'matched', lineId });
      continue;
    }
    const likeliest = [...candidates]
      .sort((a, b) => apart(a, line) - apart(b, line) || compare(placeOf(a), placeOf(b)))
      .slice(0, candidatesShown);
    state.lines.set(lineId, {
      kind: 'ambiguous',
      candidates: likeliest.map((movement) => movement.movementId),
    });
    for (const movement of candidates) {
      const lineIds = claims.get(movement.movementId) ?? [];
      state.movements.set(movement.movementId, { kind: 'ambiguous', lineIds });
    }
  }
}

/** A reference means something else on its way back: what left us and what returned never mix. */
function keyOf({ reference, amountPence }: ExpectedMovement): string {
  return `${normal(reference)} ${amountPence < 0 ? 'out' : 'in'}`;
}

/** Every text of a line in which a reference of ours may stand, the likeliest first. */
function keysOf(line: StatementLine): readonly string[] {
  const direction = line.amountPence < 0 ? 'out' : 'in';
  return textsOf(line).map((text) => `${text} ${direction}`);
}

function textsOf({ reference = '', carrierIds, description }: StatementLine): readonly string[] {
  const inWords = normal(description).match(ours) ?? [];
  return [reference, ...Object.values(carrierIds)].map(normal).concat(inWords);
}

/** Our references: a payment's or piece's, that of a file or an order, and that of a top-up. */
const ours = new RegExp(
  [
    String.raw`\bOD[0-9A-HJKMNP-TV-Z]{10}\d{4}(?:\d{2})?\b`,
    String.raw`\bGRANTS [0-9A-Z]{6}\b`,
    String.raw`\b[0-9A-Z-]+-(?:${pieceRailNames.join('|').toUpperCase()})-\d{4}-\d{2}-\d{2}-\d+\b`,
    String.raw`\bFLOAT [0-9A-HJKMNP-TV-Z]{10}\b`,
    String.raw`\bRETURN [0-9A-HJKMNP-TV-Z]{10}\b`,
  ].join('|'),
  'g',
);

/** A reference of ours that nothing expects is a difference; by its amount it would be taken for another. */
function looksLikeOurs(line: StatementLine): boolean {
  return textsOf(line).some((text) => text.match(ours) !== null);
}

function normal(text: string): string {
  return text.toUpperCase().replace(/\s+/g, ' ').trim();
}

function apart({ dueOn }: ExpectedMovement, { bookedOn }: StatementLine): number {
  return Math.abs(Date.parse(bookedOn) - Date.parse(dueOn));
}

function placeOf({ dueOn, movementId }: ExpectedMovement): string {
  return `${dueOn} ${movementId}`;
}

function placeOfLine({ lineId, line }: IdentifiedLine): string {
  return `${line.bookedOn} ${lineId}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function groupBy<Value>(
  values: readonly Value[],
  keys: (value: Value) => readonly string[],
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) for (const key of keys(value)) addTo(groups, key, value);
  return groups;
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

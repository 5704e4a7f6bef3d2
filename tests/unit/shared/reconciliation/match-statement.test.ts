import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  matchStatement,
  type ExpectedMovement,
  type IdentifiedLine,
  type MatchingInput,
} from '#shared/reconciliation/index.ts';

function movement(movementId: string, changes: Partial<ExpectedMovement> = {}): ExpectedMovement {
  return {
    ...{ movementId, account: 'bank', what: 'returned', reference: 'OD00000000000101' },
    ...{
      amountPence: 15_000,
      dueOn: '2021-12-06',
      earliestOn: '2021-12-06',
      latestOn: '2021-12-10',
    },
    ...changes,
  };
}

function line(lineId: string, changes: Partial<IdentifiedLine['line']> = {}): IdentifiedLine {
  const plain = { bookedOn: '2021-12-08', amountPence: 15_000, description: '', carrierIds: {} };
  return { lineId, line: { ...plain, ...changes } };
}

function match(input: Partial<MatchingInput>) {
  const matching = matchStatement({
    ...{ lines: [], movements: [], settled: [], covered: { from: '2021-12-01', to: '2021-12-31' } },
    ...input,
  });
  return {
    lines: Object.fromEntries(matching.lines),
    movements: Object.fromEntries(matching.movements),
  };
}

describe('matching a statement', () => {
  test.each([
    ['as its reference', { reference: 'od00000000000101 ' }],
    ['as any carrier’s id', { carrierIds: { InstrId: 'OD00000000000101' } }],
    ['inside its description', { description: 'UNAPPLIED OD00000000000101 ACCOUNT CLOSED' }],
  ])('goes by our reference, given %s', (_, changes) => {
    expect(match({ lines: [line('l', changes)], movements: [movement('m')] })).toEqual({
      lines: { l: { kind: 'matched', movementId: 'm', by: 'reference' } },
      movements: { m: { kind: 'matched', lineId: 'l' } },
    });
  });

  test('finds the one debit for the file of a run by the narrative of its contra', () => {
    const run = movement('run', { what: 'run', reference: 'GRANTS AB12CD', amountPence: -45_000 });
    const contra = line('l', { amountPence: -45_000, description: 'BACS GRANTS AB12CD 000123' });
    expect(match({ lines: [contra], movements: [run] }).lines['l']).toMatchObject({
      kind: 'matched',
      movementId: 'run',
    });
  });

  test('does not take what left us for what came back under the same reference', () => {
    const out = line('l', { amountPence: -15_000, reference: 'OD00000000000101' });
    expect(match({ lines: [out], movements: [movement('m')] }).lines['l']?.kind).toBe(
      'unmatched-here',
    );
  });

  test('says which amount was expected', () => {
    const lines = [line('l', { reference: 'OD00000000000101', amountPence: 14_900 })];
    expect(match({ lines, movements: [movement('m')] })).toEqual({
      lines: { l: { kind: 'wrong-amount', movementId: 'm', expectedPence: 15_000 } },
      movements: { m: { kind: 'wrong-amount', lineIds: ['l'] } },
    });
  });

  test('takes the first of equal lines and calls the others duplicates, now and later', () => {
    const second = line('a', { reference: 'OD00000000000101', bookedOn: '2021-12-09' });
    const first = line('b', { reference: 'OD00000000000101' });
    const found = match({ lines: [second, first], movements: [movement('m')] });
    expect(found.lines).toEqual({
      b: { kind: 'matched', movementId: 'm', by: 'reference' },
      a: { kind: 'duplicate', movementId: 'm' },
    });
    const later = match({ lines: [second], settled: [movement('m')] });
    expect(later.lines['a']).toEqual({ kind: 'duplicate', movementId: 'm' });
  });

  test('goes by amount and days only where neither side has a choice', () => {
    const movements = [movement('m', { reference: 'X' })];
    expect(match({ lines: [line('l')], movements }).lines['l']).toEqual({
      kind: 'matched',
      movementId: 'm',
      by: 'amount',
    });
    const outside = line('l', { bookedOn: '2021-12-11' });
    expect(match({ lines: [outside], movements }).lines['l']?.kind).toBe('unmatched-here');
  });

  test('leaves a choice to a person, the likeliest first and at most five', () => {
    const days = ['01', '02', '03', '04', '05', '06'];
    const movements = days.map((day) =>
      movement(`m${day}`, { reference: day, dueOn: `2021-12-${day}`, earliestOn: '2021-12-01' }),
    );
    const found = match({ lines: [line('l')], movements });
    expect(found.lines['l']).toEqual({
      kind: 'ambiguous',
      candidates: ['m06', 'm05', 'm04', 'm03', 'm02'],
    });
    expect(found.movements['m01']).toEqual({ kind: 'ambiguous', lineIds: ['l'] });
    const two = match({ lines: [line('l'), line('k')], movements: movements.slice(0, 1) });
    expect(two.lines).toMatchObject({ l: { kind: 'ambiguous' }, k: { kind: 'ambiguous' } });
  });

  test('never takes a reference of ours that nothing expects for something of the same amount', () => {
    const other = line('l', { reference: 'OD99999999990101' });
    expect(match({ lines: [other], movements: [movement('m')] }).lines['l']?.kind).toBe(
      'unmatched-here',
    );
  });

  test('misses what is ours only after its days are over and covered by a statement', () => {
    const movements = [movement('m')];
    expect(
      match({ movements, covered: { from: '2021-12-06', to: '2021-12-10' } }).movements['m']?.kind,
    ).toBe('unmatched-there');
    expect(
      match({ movements, covered: { from: '2021-12-06', to: '2021-12-09' } }).movements['m']?.kind,
    ).toBe('awaited');
    expect(match({ movements, covered: undefined }).movements['m']?.kind).toBe('awaited');
    const late = match({ movements, covered: { from: '2021-12-07', to: '2021-12-31' } });
    expect(late.movements['m']?.kind).toBe('awaited');
  });
});

const day = fc.integer({ min: 1, max: 9 }).map((number) => `2021-12-0${number}`);
const amount = fc.constantFrom(15_000, 15_000, 10_000, -45_000);
const reference = fc.constantFrom(
  'OD00000000000101',
  'OD00000000010101',
  'GRANTS AB12CD',
  'FEE',
  '',
);
const someLines = fc
  .array(fc.record({ bookedOn: day, amountPence: amount, reference }), { maxLength: 12 })
  .map((all) => all.map((each, index) => line(`l${index}`, each)));
const someMovements = fc
  .array(
    fc.record({
      dueOn: day,
      earliestOn: day,
      amountPence: amount,
      reference,
      settled: fc.boolean(),
    }),
    {
      maxLength: 8,
    },
  )
  .map((all) =>
    all.map(({ settled, ...each }, index) => ({ settled, movement: movement(`m${index}`, each) })),
  );
const cases = fc
  .record({ lines: someLines, movements: someMovements })
  .map(({ lines, movements }): MatchingInput => ({
    lines,
    movements: movements.filter(({ settled }) => !settled).map((each) => each.movement),
    settled: movements.filter(({ settled }) => settled).map((each) => each.movement),
    covered: { from: '2021-12-01', to: '2021-12-31' },
  }));

describe('whatever a statement holds', () => {
  test('every line and every movement ends in exactly one way, and matches are one to one', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const found = matchStatement(input);
        expect([...found.lines.keys()].sort()).toEqual(
          input.lines.map(({ lineId }) => lineId).sort(),
        );
        expect([...found.movements.keys()].sort()).toEqual(
          input.movements.map(({ movementId }) => movementId).sort(),
        );
        const pairs = [...found.lines].flatMap(([lineId, outcome]) =>
          outcome.kind === 'matched' ? [[lineId, outcome.movementId] as const] : [],
        );
        for (const [lineId, movementId] of pairs) {
          expect(found.movements.get(movementId)).toEqual({ kind: 'matched', lineId });
          const wanted = input.movements.find((each) => each.movementId === movementId);
          const got = input.lines.find((each) => each.lineId === lineId);
          expect(got?.line.amountPence).toBe(wanted?.amountPence);
        }
        const matched = [...found.movements.values()].filter(({ kind }) => kind === 'matched');
        expect(matched).toHaveLength(pairs.length);
      }),
    );
  });

  test('the order of lines and movements changes nothing', () => {
    fc.assert(
      fc.property(cases, fc.integer(), (input, seed) => {
        const shuffled = <Value>(values: readonly Value[]): Value[] =>
          [...values].sort((a, b) => hash(JSON.stringify(a), seed) - hash(JSON.stringify(b), seed));
        const found = matchStatement(input);
        const again = matchStatement({
          ...input,
          lines: shuffled(input.lines),
          movements: shuffled(input.movements),
          settled: shuffled(input.settled),
        });
        expect(new Map([...again.lines].sort())).toEqual(new Map([...found.lines].sort()));
        expect(new Map([...again.movements].sort())).toEqual(new Map([...found.movements].sort()));
      }),
    );
  });

  test('what is matched stays matched when the rest is looked at again', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const first = matchStatement(input);
        const isMatched = (kind: string | undefined) => kind === 'matched';
        const rest: MatchingInput = {
          ...input,
          lines: input.lines.filter(({ lineId }) => !isMatched(first.lines.get(lineId)?.kind)),
          movements: input.movements.filter(
            ({ movementId }) => !isMatched(first.movements.get(movementId)?.kind),
          ),
          settled: [
            ...input.settled,
            ...input.movements.filter(({ movementId }) =>
              isMatched(first.movements.get(movementId)?.kind),
            ),
          ],
        };
        const again = matchStatement(rest);
        for (const [lineId, outcome] of again.lines) {
          expect(outcome.kind).toBe(first.lines.get(lineId)?.kind);
        }
      }),
    );
  });
});

function hash(text: string, seed: number): number {
  let value = seed;
  for (const character of text) value = (Math.imul(value, 31) + character.charCodeAt(0)) | 0;
  return value;
}

import { describe, expect, it } from 'vitest';

import {
  Defect,
  derivedReference,
  invariant,
  isReference,
  keyedHash,
  readReference,
  showReference,
  systemIds,
  unreachable,
} from '#shared/kernel/index.ts';

describe('references', () => {
  it('are ten characters that nobody can misread', () => {
    const references = Array.from({ length: 500 }, () => systemIds.reference());
    expect(references.every(isReference)).toBe(true);
    expect(references.join('')).not.toMatch(/[ILOU]/);
    expect(new Set(references).size).toBe(500);
  });

  it('are read however a person writes them down', () => {
    expect(readReference('abcde-fghjk')).toBe('ABCDEFGHJK');
    expect(readReference(' abcde fghjk ')).toBe('ABCDEFGHJK');
    expect(readReference('oIl00-00000')).toBe('0110000000');
  });

  it.each(['', 'ABCDE-FGHJ', 'ABCDE-FGHJKM', 'ABCDE-FGHU0', 'ABCDE/FGHJK'])(
    'are not made out of %j',
    (text) => {
      expect(readReference(text)).toBeUndefined();
    },
  );

  it('are shown in two halves, and what is shown can be read back', () => {
    const reference = systemIds.reference();
    expect(showReference(reference)).toMatch(/^\w{5}-\w{5}$/);
    expect(readReference(showReference(reference))).toBe(reference);
  });

  it('are the same for the same parts, and different when the parts are cut elsewhere', () => {
    expect(derivedReference('partner', 'school', 'key-1')).toBe(
      derivedReference('partner', 'school', 'key-1'),
    );
    expect(derivedReference('ab', 'c')).not.toBe(derivedReference('a', 'bc'));
    expect(isReference(derivedReference('anything'))).toBe(true);
  });

  it('come with opaque ids that are never the same', () => {
    expect(systemIds.opaque()).not.toBe(systemIds.opaque());
  });
});

describe('keyedHash', () => {
  it('is the same for the same key and parts, and fits in a key of the table', () => {
    expect(keyedHash('key', 'person', 'x')).toBe(keyedHash('key', 'person', 'x'));
    expect(keyedHash('key', 'person', 'x')).toMatch(/^[\w-]{27}$/);
  });

  it('tells nothing without the key', () => {
    expect(keyedHash('key', 'account', '08999966374958')).not.toBe(
      keyedHash('another key', 'account', '08999966374958'),
    );
  });

  it('keeps its parts apart', () => {
    expect(keyedHash('key', 'ab', 'c')).not.toBe(keyedHash('key', 'a', 'bc'));
  });
});

describe('what cannot happen', () => {
  it('stops the code with the promise it broke', () => {
    expect(() => {
      invariant(false, 'Two and two are four');
    }).toThrow(new Defect('Two and two are four'));
    expect(() => unreachable('a case nobody thought of' as never)).toThrow(Defect);
  });
});

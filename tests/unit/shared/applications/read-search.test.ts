import { describe, expect, test } from 'vitest';

import { readSearch } from '#shared/applications/index.ts';

describe('what was typed is taken for', () => {
  test.each([
    ['7k2qx-0m4tp', [{ kind: 'reference', reference: '7K2QX0M4TP' }]],
    ['Amina@Example.org ', [{ kind: 'email', email: 'amina@example.org' }]],
    ['b8 3bb', [{ kind: 'postcode', postcode: 'b83bb', words: [] }]],
    ['Hussain B83BB', [{ kind: 'postcode', postcode: 'b83bb', words: ['hussain'] }]],
    ['+44 (0)7700 900451', [{ kind: 'phone', phone: '07700900451' }]],
    ['00447700900451', [{ kind: 'phone', phone: '07700900451' }]],
    ['4958', [{ kind: 'account', ending: '4958' }]],
    ['66374958', [{ kind: 'account', ending: '4958' }]],
    ['08-99-99 66374958', [{ kind: 'account', ending: '4958' }]],
    ['Séan O’Brien', [{ kind: 'name', words: ['sean', 'obrien'] }]],
    ['محمد خان', [{ kind: 'name', words: ['محمد', 'خان'] }]],
    ['14 Elm Road', [{ kind: 'address', words: ['14', 'elm'] }]],
    ['3/2/1947', [{ kind: 'birth-date', date: '1947-02-03', words: [] }]],
    ['1947-02-03', [{ kind: 'birth-date', date: '1947-02-03', words: [] }]],
    ['3rd February 1947', [{ kind: 'birth-date', date: '1947-02-03', words: [] }]],
    ['Pemberton 03.02.1947', [{ kind: 'birth-date', date: '1947-02-03', words: ['pemberton'] }]],
  ])('%s', (typed, searchFor) => {
    expect(readSearch(typed)).toEqual(searchFor);
  });

  test('both a reference and a telephone, where it may be either', () => {
    expect(readSearch('7700 900451').map(({ kind }) => kind)).toEqual(['reference', 'phone']);
  });

  test('both a reference and an address, where it may be either', () => {
    expect(readSearch('12 Park Road').map(({ kind }) => kind)).toEqual(['reference', 'address']);
  });

  test('both a reference and a name, where it may be either', () => {
    expect(readSearch('Washington').map(({ kind }) => kind)).toEqual(['reference', 'name']);
  });

  test.each(['', '  ', '12', '14', '12345', '-', '…'])('nothing at all: “%s”', (typed) => {
    expect(readSearch(typed)).toEqual([]);
  });

  test('no day that there never was', () => {
    expect(readSearch('31/02/1990').map(({ kind }) => kind)).not.toContain('birth-date');
  });
});

import { describe, expect, test } from 'vitest';

import {
  identifyLines,
  readStatement,
  statementIdOf,
  type BankStatement,
} from '#shared/reconciliation/index.ts';
import { camt053, camtEntry } from '#tests/builders/camt-053.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(text: string): BankStatement {
  const answer = readStatement(bytes(text), 'bank');
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

function fault(text: string | Uint8Array) {
  const answer = readStatement(typeof text === 'string' ? bytes(text) : text, 'bank');
  return answer.ok ? undefined : answer.failure;
}

const refs = (inner: string) => `<TxDtls><Refs>${inner}</Refs></TxDtls>`;

describe('a camt.053 statement', () => {
  test('is lines with signed pence, the reference we are known by and what carriers call them', () => {
    const statement = read(
      camt053(
        [
          camtEntry({
            ...{ amount: '450.00', out: true, bankId: 'B-1', words: 'BACS &amp; CONTRA' },
            details: refs('<EndToEndId>GRANTS ABC123</EndToEndId><TxId>T-9</TxId>'),
          }),
          camtEntry({
            amount: '150',
            bankId: 'B-2',
            details: refs('<EndToEndId>OD0123456789AB</EndToEndId>'),
          }),
        ],
        { closing: '700.00' },
      ),
    );
    expect(statement).toMatchObject({
      ...{ format: 'camt.053', accountEnding: '5678', from: '2021-12-08', to: '2021-12-08' },
      ...{ openingPence: 100_000, closingPence: 70_000 },
    });
    expect(statement.lines).toEqual([
      {
        bookedOn: '2021-12-08',
        amountPence: -45_000,
        reference: 'GRANTS ABC123',
        description: 'BACS & CONTRA',
        carrierIds: { EndToEndId: 'GRANTS ABC123', TxId: 'T-9', AcctSvcrRef: 'B-1' },
      },
      {
        bookedOn: '2021-12-08',
        amountPence: 15_000,
        reference: 'OD0123456789AB',
        description: 'DIRECT CREDIT',
        carrierIds: { EndToEndId: 'OD0123456789AB', AcctSvcrRef: 'B-2' },
      },
    ]);
  });

  test.each(['NOTPROVIDED', 'Not provided', 'NONREF', '0000', ' '])(
    'takes the placeholder “%s” for no id at all',
    (placeholder) => {
      const details = refs(
        `<EndToEndId>${placeholder}</EndToEndId><InstrId>${placeholder}</InstrId>`,
      );
      const { lines } = read(
        camt053([camtEntry({ amount: '1.00', details })], { closing: '1001.00' }),
      );
      expect(lines[0]).not.toHaveProperty('reference');
      expect(lines[0]?.carrierIds).toEqual({});
    },
  );

  test('is split where the bank gives the transactions of an entry one by one', () => {
    const one = (id: string, amount: string) =>
      `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="GBP">${amount}</Amt></TxDtls>`;
    const entry = (details: string) => camtEntry({ amount: '250.00', details });
    const split = read(
      camt053([entry(one('A', '150.00') + one('B', '100.00'))], { closing: '1250.00' }),
    );
    expect(split.lines.map(({ reference, amountPence }) => [reference, amountPence])).toEqual([
      ['A', 15_000],
      ['B', 10_000],
    ]);
    const whole = read(
      camt053([entry(one('A', '150.00') + one('B', '99.00'))], { closing: '1250.00' }),
    );
    expect(whole.lines.map(({ amountPence }) => amountPence)).toEqual([25_000]);
  });

  test('holds only what is booked, in the old and the new way of saying so', () => {
    const { lines } = read(
      camt053(
        [
          camtEntry({ amount: '1.00', status: 'BOOK' }),
          camtEntry({ amount: '2.00', status: '<Cd>PDNG</Cd>' }),
        ],
        { closing: '1001.00' },
      ),
    );
    expect(lines.map(({ amountPence }) => amountPence)).toEqual([100]);
  });

  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><Document/>', /no document type/],
    ['text that is no XML', '<Document>\n<Stmt></Document>', /it is not XML/],
    ['another message', '<Document><FIToFI/></Document>', /no camt.053/],
    [
      'balances that its lines do not come to',
      camt053([camtEntry({ amount: '1.00' })], { closing: '1002.00' }),
      /come to 100100 pence/,
    ],
    [
      'another currency',
      camt053([camtEntry({ amount: '1.00' })], { closing: '1001.00' }).replaceAll('"GBP"', '"EUR"'),
      /not one in pounds/,
    ],
    [
      'a fraction of a penny',
      camt053([camtEntry({ amount: '1.005' })], { closing: '1001.00' }),
      /not one in pounds/,
    ],
    [
      'a day that is not in it',
      camt053([camtEntry({ amount: '1.00', bookedOn: '2021-12-09' })], { closing: '1001.00' }),
      /outside 2021-12-08 to 2021-12-08/,
    ],
    [
      'a day there is not',
      camt053([camtEntry({ amount: '1.00', bookedOn: '2021-02-30' })], { closing: '1001.00' }),
      /no day/,
    ],
  ])('with %s is refused whole, with the reason', (_, text, reason) => {
    expect(fault(text)?.reason).toMatch(reason);
  });

  test('names the line of an entry that cannot be read', () => {
    const text = camt053([camtEntry({ amount: '1.00' }), camtEntry({ amount: 'x' })], {
      closing: '1001.00',
    });
    expect(fault(text)).toMatchObject({
      line: 10,
      reason: 'entry 2: its amount is not one in pounds',
    });
    expect(text.split('\n')[9]).toContain('>x<');
  });
});

describe('a CSV statement', () => {
  test('is read by the names of its columns, in either order of days', () => {
    const rows = [
      '07/12/2021,,,Opening balance,1000.00',
      '08/12/2021,-450.00,GRANTS ABC123,"BACS, contra",550.00',
      '09/12/2021,150.00,OD01,Returned,700.00',
    ];
    const head = 'Date,Amount,Reference,Narrative,Balance';
    const oldestFirst = read([head, ...rows].join('\r\n'));
    const newestFirst = read([head, ...rows.reverse()].join('\n'));
    expect(oldestFirst).toMatchObject({
      ...{ format: 'csv', from: '2021-12-07', to: '2021-12-09' },
      ...{ openingPence: 100_000, closingPence: 70_000 },
    });
    expect(oldestFirst.lines).toHaveLength(2);
    expect(oldestFirst.lines[0]).toEqual({
      ...{ bookedOn: '2021-12-08', amountPence: -45_000, reference: 'GRANTS ABC123' },
      ...{ description: 'BACS, contra', carrierIds: {} },
    });
    expect({ ...newestFirst, lines: [...newestFirst.lines].reverse() }).toEqual(oldestFirst);
  });

  test('may have two columns of amounts without a sign, and an id of the bank', () => {
    const { lines } = read(
      'Transaction ID,Booking date,Details,Paid in,Paid out\nT1,2021-12-08,Fee,,"1,234.50"\nT2,2021-12-08,Interest,0.07,\n',
    );
    expect(lines.map(({ amountPence, carrierIds }) => [amountPence, carrierIds])).toEqual([
      [-123_450, { AcctSvcrRef: 'T1' }],
      [7, { AcctSvcrRef: 'T2' }],
    ]);
  });

  test.each([
    ['no column of dates', 'When,Amount,Details\n', 1, /no column is called date, booking date/],
    ['no column of amounts', 'Date,Details\n', 1, /Paid in and Paid out; there are Date, Details/],
    [
      'two columns of the same meaning',
      'Date,Amount,Value,Details\n',
      1,
      /two columns are called amount/,
    ],
    [
      'a date of another kind',
      'Date,Amount,Details\n2021-12-08,1,x\n12/31/2021,1,x\n',
      3,
      /“12\/31\/2021” is no date/,
    ],
    [
      'an amount of another kind',
      'Date,Amount,Details\n2021-12-08,1.2.3,x\n',
      2,
      /“1.2.3” is no amount/,
    ],
    ['a row that is too short', 'Date,Amount,Details\n2021-12-08,1,x\n2021-12-08\n', 3, /no CSV/],
    ['an open quotation mark', 'Date,Amount,Details\n2021-12-08,1,"x\n', 2, /no CSV/],
    [
      'a row that says nothing',
      'Date,Amount,Details\n2021-12-08,,x\n',
      2,
      /neither an amount nor a balance/,
    ],
    [
      'a row missing between balances',
      'Date,Amount,Details,Balance\n2021-12-08,1,x,11\n2021-12-08,1,x,13\n2021-12-08,1,x,14\n',
      3,
      /does not follow/,
    ],
  ])('with %s is refused whole, with line and reason', (_, text, line, reason) => {
    const found = fault(text);
    expect(found?.line).toBe(line);
    expect(found?.reason).toMatch(reason);
  });

  test('that is not text is refused', () => {
    expect(fault(new Uint8Array([0xff, 0xfe, 0x00]))?.reason).toBe('it is not text in UTF-8');
    expect(fault('')?.reason).toBe('it is empty');
  });
});

describe('the identity of a line', () => {
  const line = { bookedOn: '2021-12-08', amountPence: 5, description: 'Fee', carrierIds: {} };

  test('is the same in every file, and keeps two equal fees of one file apart', () => {
    const [first, second] = identifyLines([line, line]);
    expect(first?.lineId).not.toBe(second?.lineId);
    expect(identifyLines([line])[0]?.lineId).toBe(first?.lineId);
  });

  test('is the bank’s own where it gives one, whatever else the file says', () => {
    const [first] = identifyLines([{ ...line, carrierIds: { AcctSvcrRef: 'B1' } }]);
    const [again] = identifyLines([
      { ...line, description: 'Charge', carrierIds: { AcctSvcrRef: 'B1' } },
    ]);
    expect(again?.lineId).toBe(first?.lineId);
  });

  test('of a file is what is in it', () => {
    expect(statementIdOf(bytes('a'), 'bank')).toBe(statementIdOf(bytes('a'), 'bank'));
    expect(statementIdOf(bytes('a'), 'bank')).not.toBe(statementIdOf(bytes('b'), 'bank'));
  });
});

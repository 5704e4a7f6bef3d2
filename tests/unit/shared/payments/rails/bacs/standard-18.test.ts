import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readStandard18,
  toBacsDate,
  readBacsDate,
  toBacsText,
  writeStandard18,
} from '#shared/payments/rails/bacs/index.ts';
import type { Standard18File } from '#shared/payments/rails/bacs/index.ts';

const winterFile: Standard18File = {
  serviceUserNumber: '999999',
  originator: { sortCode: '871427', accountNumber: '46238510', name: 'Birmingham Voluntary' },
  fileSerial: 'OD0001',
  createdOn: '2021-12-06',
  processingDate: '2021-12-07',
  credits: [
    {
      sortCode: '089999',
      accountNumber: '66374958',
      amountPence: 15_000,
      reference: 'OD-ABCDE-FGHJK',
      payeeName: 'Zoë O’Néill',
    },
    {
      sortCode: '107999',
      accountNumber: '837491',
      amountPence: 9_950,
      reference: 'OD-ABCDE-FGHJM',
      payeeName: 'Mohammed Al-Hussein bin Rashid',
    },
  ],
};

const golden = [
  'VOL1OD0001                               999999                                1',
  'HDR1A999999S   999999OD000100010001       21340 21342 000000                    ',
  'HDR2F0200000100                                   00                            ',
  'UHL1 21341999999    000000001 DAILY  001                                        ',
  '0899996637495809987142746238510    00000015000BIRMINGHAM VOLUNTAOD-ABCDE-FGHJK    ZOE O NEILL       ',
  '1079990083749109987142746238510    00000009950BIRMINGHAM VOLUNTAOD-ABCDE-FGHJM    MOHAMMED AL-HUSSEI',
  '8714274623851001787142746238510    00000024950GRANTS OD0001     CONTRA            BIRMINGHAM VOLUNTA',
  'EOF1A999999S   999999OD000100010001       21340 21342                           ',
  'EOF2F0200000100                                   00                            ',
  'UTL10000000024950000000002495000000010000002                                    ',
]
  .map((line) => `${line}\r\n`)
  .join('');

describe('a Standard 18 file', () => {
  it('is written byte for byte by the layout', () => {
    expect(writeStandard18(winterFile)).toBe(golden);
  });

  it('is read back as what was written, in the Bacs character set', () => {
    expect(readStandard18(golden)).toEqual({
      ok: true,
      value: {
        ...winterFile,
        originator: { ...winterFile.originator, name: 'BIRMINGHAM VOLUNTA' },
        credits: [
          { ...winterFile.credits[0], payeeName: 'ZOE O NEILL' },
          { ...winterFile.credits[1], accountNumber: '00837491', payeeName: 'MOHAMMED AL-HUSSEI' },
        ],
      },
    });
  });

  it('survives writing and reading whatever the credits are', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    const credit = fc.record({
      sortCode: digits(6),
      accountNumber: digits(8),
      amountPence: fc.integer({ min: 1, max: 2_000_000_000 }),
      reference: fc.stringMatching(/^[A-Z0-9]([A-Z0-9.&/ -]{0,16}[A-Z0-9])?$/),
      payeeName: fc.string({ unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(fc.array(credit, { minLength: 1, maxLength: 20 }), (credits) => {
        const written = writeStandard18({ ...winterFile, credits });
        const read = readStandard18(written);
        expect(read.ok).toBe(true);
        if (!read.ok) return;
        expect(read.value.credits.map(({ payeeName: _, ...rest }) => rest)).toEqual(
          credits.map(({ payeeName: _, ...rest }) => rest),
        );
        expect(writeStandard18(read.value)).toBe(written);
      }),
    );
  });

  it('gives labels 80 characters and records 100, with no character outside the set', () => {
    const lines = writeStandard18(winterFile).split('\r\n');
    expect(lines.map((line) => line.length)).toEqual([
      80, 80, 80, 80, 100, 100, 100, 80, 80, 80, 0,
    ]);
    expect(lines.join('')).toMatch(/^[A-Z0-9.&/ -]*$/);
  });

  it('puts the expiry on the day the money arrives, past a weekend', () => {
    const written = writeStandard18({ ...winterFile, processingDate: '2021-12-10' });
    expect(written.split('\r\n')[1]?.slice(47, 53)).toBe(toBacsDate('2021-12-13'));
  });

  it.each([
    ['no credits', { ...winterFile, credits: [] }, 'A file carries at least one credit'],
    ['a credit of nothing', withCredit({ amountPence: 0 }), 'A credit is a whole number of pence'],
    ['a fraction of a penny', withCredit({ amountPence: 10.5 }), 'A credit is a whole number'],
    ['a credit above the limit', withCredit({ amountPence: 2_000_000_001 }), 'within the limit'],
    ['a reference that Bacs changes', withCredit({ reference: 'od_abc' }), 'must survive Bacs'],
    ['a reference with a space at its end', withCredit({ reference: 'OD ' }), 'must survive Bacs'],
    ['a reference with a dash before it', withCredit({ reference: '-OD' }), 'must survive Bacs'],
    ['19 characters of reference', withCredit({ reference: 'A'.repeat(19) }), 'must survive Bacs'],
    ['a sort code of five digits', withCredit({ sortCode: '12345' }), 'A sort code has six digits'],
    ['a sort code of seven', withCredit({ sortCode: '1234567' }), 'A sort code has six digits'],
    ['a number of five', withCredit({ accountNumber: '12345' }), 'An account number has six to'],
    ['a number of nine', withCredit({ accountNumber: '123456789' }), 'An account number has six'],
    ['a serial of zeroes', { ...winterFile, fileSerial: '000000' }, 'A file serial is not 000000'],
    ['a serial of five', { ...winterFile, fileSerial: 'OD001' }, 'A file serial is six letters'],
    ['a serial of seven', { ...winterFile, fileSerial: 'OD00001' }, 'A file serial is six letters'],
    ['five digits of user', { ...winterFile, serviceUserNumber: '12345' }, 'has six digits'],
    ['seven digits of user', { ...winterFile, serviceUserNumber: '1234567' }, 'has six digits'],
    [
      'an account of ours that is none',
      { ...winterFile, originator: { ...winterFile.originator, sortCode: '1' } },
      'A sort code has six digits',
    ],
  ])('refuses to be written with %s', (_, file, why) => {
    expect(() => writeStandard18(file)).toThrow(why);
  });

  it('carries a credit of exactly the limit, and a reference of all 18 characters', () => {
    const reference = 'A.&/ -Z90123456789';
    const file = withCredit({ amountPence: 2_000_000_000, reference });
    const read = readStandard18(writeStandard18(file));
    expect(read).toMatchObject({
      ok: true,
      value: { credits: [{ amountPence: 2_000_000_000, reference }] },
    });
  });

  it('is refused where any line has a character more, before it or after it', () => {
    const lines = golden.slice(0, -2).split('\r\n');
    for (const [at, line] of lines.entries()) {
      for (const longer of [` ${line}`, `${line} `]) {
        const text = lines.with(at, longer).map((each) => `${each}\r\n`);
        expect(readStandard18(text.join(''))).toMatchObject({ failure: { line: at + 1 } });
      }
    }
  });

  it('is refused when it is too short to be one', () => {
    const lines = golden.split('\r\n');
    const without = (from: number, count: number) => lines.toSpliced(from, count).join('\r\n');
    expect(readStandard18(without(4, 2))).toEqual({
      ok: false,
      failure: {
        ...{ kind: 'malformed-file', line: 8 },
        reason: 'a file has its labels, at least one credit and a contra',
      },
    });
    expect(readStandard18(without(5, 1))).toMatchObject({
      failure: { line: 6, reason: 'the contra does not equal the sum of the credits' },
    });
  });

  it.each([
    [
      'a line end without its return',
      golden.replaceAll('\r\n', '\n'),
      1,
      'every line ends in CRLF, the last one too',
    ],
    [
      'a last line without an end',
      golden.slice(0, -2),
      1,
      'every line ends in CRLF, the last one too',
    ],
    [
      'a volume label of another width',
      golden.replace('VOL1OD0001', 'VOL1OD001'),
      1,
      'not a VOL1 label by the layout',
    ],
    [
      'a serial of zeroes',
      golden.replaceAll('OD0001', '000000'),
      1,
      'the serial may not be 000000',
    ],
    [
      'another serial in the header',
      golden.replace('999999OD000100010001', '999999OD000200010001'),
      2,
      'service user number and serial must repeat those of VOL1',
    ],
    [
      'another user in the header',
      golden.replace('HDR1A999999S', 'HDR1A999998S'),
      2,
      'service user number and serial must repeat those of VOL1',
    ],
    [
      'another owner in the header',
      golden.replace('S   999999OD', 'S   999998OD'),
      2,
      'service user number and serial must repeat those of VOL1',
    ],
    [
      'a creation day that does not exist',
      golden.replace(' 21340 21342 000000', ' 21366 21342 000000'),
      2,
      'not a HDR1 label by the layout',
    ],
    [
      'an expiry that does not exist',
      golden.replace(' 21342 000000', ' 21366 000000'),
      2,
      'not a HDR1 label by the layout',
    ],
    [
      'another record length',
      golden.replace('HDR2F0200000100', 'HDR2F0200000106'),
      3,
      'not a HDR2 label by the layout',
    ],
    [
      'a processing day that does not exist',
      golden.replace('UHL1 21341', 'UHL1 21000'),
      4,
      'not a UHL1 label by the layout',
    ],
    [
      'a letter in an amount',
      golden.replace('00000015000', '0000001500O'),
      5,
      'not a credit record by the layout',
    ],
    [
      'a lower-case payee',
      golden.replace('ZOE O NEILL', 'Zoe O NEILL'),
      5,
      'not a credit record by the layout',
    ],
    ['a credit of nothing', golden.replace('00000015000', '00000000000'), 5, 'a credit of nothing'],
    [
      'a credit above the limit',
      golden.replace('00000015000', '02000000001'),
      5,
      'above the limit of one credit',
    ],
    [
      'a credit without reference',
      golden.replace('OD-ABCDE-FGHJM', ' '.repeat(14)),
      6,
      'a credit needs a reference',
    ],
    [
      'a credit from another account',
      golden.replace('66374958099871427', '66374958099871428'),
      5,
      'the originating account must be that of the contra',
    ],
    [
      'a contra that is not the sum',
      golden.replace('00000024950GRANTS', '00000024951GRANTS'),
      7,
      'the contra does not equal the sum of the credits',
    ],
    [
      'a contra on another account',
      golden.replace('8714274623851001', '8714274623851101'),
      7,
      'the contra must debit the originating account',
    ],
    [
      'another name for its contra',
      golden.replace('CONTRA ', 'CONTRAS'),
      7,
      'the contra must debit the originating account',
    ],
    [
      'no contra',
      golden.replace('01787142746238510', '09987142746238510'),
      7,
      'the last record must be a contra',
    ],
    [
      'an end label that differs',
      golden.replace('EOF1A999999', 'EOF1A999998'),
      8,
      'EOF1 must repeat HDR1',
    ],
    [
      'a second end label that differs',
      golden.replace('EOF2F02000', 'EOF2F02001'),
      9,
      'EOF2 must repeat HDR2',
    ],
    [
      'a last label by no layout',
      golden.replace('UTL1', 'UTL2'),
      10,
      'not a UTL1 label by the layout',
    ],
    [
      'debits that are not the sum',
      golden.replace('UTL10000000024950', 'UTL10000000024951'),
      10,
      'the totals do not equal the sum of the credits',
    ],
    [
      'credits that are not the sum',
      golden.replace('00000249500000001', '00000249510000001'),
      10,
      'the totals do not equal the sum of the credits',
    ],
    [
      'counts that are not the records',
      golden.replace('00000010000002', '00000010000003'),
      10,
      'the counts do not equal the number of records',
    ],
    [
      'two contras counted',
      golden.replace('00000010000002', '00000020000002'),
      10,
      'the counts do not equal the number of records',
    ],
  ])('is refused with the line and the reason when it has %s', (_, text, line, reason) => {
    expect(text).not.toBe(golden);
    expect(readStandard18(text)).toMatchObject({
      ok: false,
      failure: { kind: 'malformed-file', line, reason },
    });
  });
});

describe('Bacs text', () => {
  it.each([
    ['José Núñez', 'JOSE NUNEZ  '],
    ["O'Brien & Son", 'O BRIEN & SO'],
    ['Łukasz 😀', ' UKASZ      '],
    ['', '            '],
  ])('writes %s in the twelve characters %s', (text, expected) => {
    expect(toBacsText(text, 12)).toBe(expected);
  });

  it('writes dates with the day of the year and reads them back', () => {
    expect(toBacsDate('2024-12-31')).toBe(' 24366');
    expect(readBacsDate(' 24366')).toBe('2024-12-31');
    expect(readBacsDate(' 23366')).toBeUndefined();
    expect(toBacsDate('2021-01-01')).toBe(' 21001');
    for (const text of ['024366', '  24366', ' 24366 ', ' 2436', ' 24000']) {
      expect(readBacsDate(text)).toBeUndefined();
    }
  });
});

function withCredit(change: object): Standard18File {
  return { ...winterFile, credits: [{ ...winterFile.credits[0]!, ...change }] };
}

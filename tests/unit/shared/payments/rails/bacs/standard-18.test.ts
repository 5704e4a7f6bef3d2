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
    ['no credits', { ...winterFile, credits: [] }],
    ['a credit of nothing', withCredit({ amountPence: 0 })],
    ['a fraction of a penny', withCredit({ amountPence: 10.5 })],
    ['a credit above the limit', withCredit({ amountPence: 2_000_000_001 })],
    ['a reference that Bacs would change', withCredit({ reference: 'od_abc' })],
    ['a reference longer than 18 characters', withCredit({ reference: 'A'.repeat(19) })],
    ['a sort code of five digits', withCredit({ sortCode: '12345' })],
    ['a serial of zeroes', { ...winterFile, fileSerial: '000000' }],
  ])('refuses to be written with %s', (_, file) => {
    expect(() => writeStandard18(file)).toThrow();
  });

  it.each([
    ['a line end without its return', golden.replaceAll('\r\n', '\n'), 1],
    ['a last line without an end', golden.slice(0, -2), 1],
    ['a volume label of another width', golden.replace('VOL1OD0001', 'VOL1OD001'), 1],
    ['a serial of zeroes', golden.replaceAll('OD0001', '000000'), 1],
    [
      'another serial in the header',
      golden.replace('999999OD000100010001', '999999OD000200010001'),
      2,
    ],
    [
      'a creation day that does not exist',
      golden.replace(' 21340 21342 000000', ' 21366 21342 000000'),
      2,
    ],
    ['another record length', golden.replace('HDR2F0200000100', 'HDR2F0200000106'), 3],
    ['a processing day that does not exist', golden.replace('UHL1 21341', 'UHL1 21000'), 4],
    ['a letter in an amount', golden.replace('00000015000', '0000001500O'), 5],
    ['a lower-case payee', golden.replace('ZOE O NEILL', 'Zoe O NEILL'), 5],
    ['a credit of nothing', golden.replace('00000015000', '00000000000'), 5],
    ['a credit above the limit', golden.replace('00000015000', '02000000001'), 5],
    ['a credit without reference', golden.replace('OD-ABCDE-FGHJM', ' '.repeat(14)), 6],
    ['a credit from another account', golden.replace('66374958099871427', '66374958099871428'), 5],
    ['a contra that is not the sum', golden.replace('00000024950GRANTS', '00000024951GRANTS'), 7],
    ['a contra on another account', golden.replace('8714274623851001', '8714274623851101'), 7],
    ['no contra', golden.replace('01787142746238510', '09987142746238510'), 7],
    ['an end label that differs', golden.replace('EOF1A999999', 'EOF1A999998'), 8],
    ['a second end label that differs', golden.replace('EOF2F02000', 'EOF2F02001'), 9],
    ['totals that are not the sum', golden.replace('UTL10000000024950', 'UTL10000000024951'), 10],
    ['counts that are not the records', golden.replace('00000010000002', '00000010000003'), 10],
  ])('is refused with the line when it has %s', (_, text, line) => {
    expect(text).not.toBe(golden);
    expect(readStandard18(text)).toMatchObject({
      ok: false,
      failure: { kind: 'malformed-file', line },
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
    expect(readBacsDate('024366')).toBeUndefined();
  });
});

function withCredit(change: object): Standard18File {
  return { ...winterFile, credits: [{ ...winterFile.credits[0]!, ...change }] };
}

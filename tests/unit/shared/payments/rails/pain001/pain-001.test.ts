import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  readPain001,
  readPounds,
  writePain001,
  writePounds,
  type CreditTransferInstruction,
} from '#shared/payments/rails/pain001/index.ts';

const instruction: CreditTransferInstruction = {
  messageId: 'OPENDOOR-20260401-ABCDEFGHJK',
  createdOn: '2026-04-01',
  debtor: { name: 'BVSC Open Door', sortCode: '871427', accountNumber: '46238510' },
  credits: [
    {
      ...{ reference: 'OD01234567890101', amountPence: 150_05, payeeName: 'Zoë O’Néill & Sons' },
      ...{ sortCode: '089999', accountNumber: '6374958' },
    },
    {
      ...{ reference: 'OD01234567890201', amountPence: 100_00, payeeName: '李小龍' },
      ...{ sortCode: '107999', accountNumber: '88837491' },
    },
  ],
};

const credit = (
  reference: string,
  pounds: string,
  sortCode: string,
  name: string,
  account: string,
) =>
  `
      <CdtTrfTxInf>
        <PmtId>
          <EndToEndId>${reference}</EndToEndId>
        </PmtId>
        <Amt>
          <InstdAmt Ccy="GBP">${pounds}</InstdAmt>
        </Amt>
        <CdtrAgt>
          <FinInstnId>
            <ClrSysMmbId>
              <ClrSysId>
                <Cd>GBDSC</Cd>
              </ClrSysId>
              <MmbId>${sortCode}</MmbId>
            </ClrSysMmbId>
          </FinInstnId>
        </CdtrAgt>
        <Cdtr>
          <Nm>${name}</Nm>
        </Cdtr>
        <CdtrAcct>
          <Id>
            <Othr>
              <Id>${account}</Id>
              <SchmeNm>
                <Cd>BBAN</Cd>
              </SchmeNm>
            </Othr>
          </Id>
        </CdtrAcct>
        <RmtInf>
          <Ustrd>${reference}</Ustrd>
        </RmtInf>
      </CdtTrfTxInf>`;

const sumIsWrong = 'CtrlSum is not the sum of the credits';
const countIsWrong = 'NbOfTxs is not the number of credits';

function lastOf(text: string, other: string): string {
  const at = golden.lastIndexOf(text);
  return golden.slice(0, at) + other + golden.slice(at + text.length);
}

/** This very text was checked against the published schema of pain.001.001.09 and found valid. */
const golden = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>OPENDOOR-20260401-ABCDEFGHJK</MsgId>
      <CreDtTm>2026-04-01T00:00:00</CreDtTm>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>250.05</CtrlSum>
      <InitgPty>
        <Nm>BVSC OPEN DOOR</Nm>
      </InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>OPENDOOR-20260401-ABCDEFGHJK</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <NbOfTxs>2</NbOfTxs>
      <CtrlSum>250.05</CtrlSum>
      <PmtTpInf>
        <SvcLvl>
          <Cd>URNS</Cd>
        </SvcLvl>
      </PmtTpInf>
      <ReqdExctnDt>
        <Dt>2026-04-01</Dt>
      </ReqdExctnDt>
      <Dbtr>
        <Nm>BVSC OPEN DOOR</Nm>
      </Dbtr>
      <DbtrAcct>
        <Id>
          <Othr>
            <Id>46238510</Id>
            <SchmeNm>
              <Cd>BBAN</Cd>
            </SchmeNm>
          </Othr>
        </Id>
        <Ccy>GBP</Ccy>
      </DbtrAcct>
      <DbtrAgt>
        <FinInstnId>
          <ClrSysMmbId>
            <ClrSysId>
              <Cd>GBDSC</Cd>
            </ClrSysId>
            <MmbId>871427</MmbId>
          </ClrSysMmbId>
        </FinInstnId>
      </DbtrAgt>
      <ChrgBr>SLEV</ChrgBr>${credit('OD01234567890101', '150.05', '089999', 'ZOE O NEILL &amp; SONS', '06374958')}${credit('OD01234567890201', '100.00', '107999', 'ACCOUNT HOLDER', '88837491')}
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>
`;

describe('writing pain.001.001.09', () => {
  it('writes the message the published schema takes', () => {
    expect(writePain001(instruction)).toBe(golden);
  });

  it('cannot write what would be cut or mapped: a reference, a sort code, a part of a penny', () => {
    const [credit] = instruction.credits;
    const withCredit = (change: object) => () =>
      writePain001({ ...instruction, credits: [{ ...credit!, ...change }] });
    const reference = 'A reference must survive every rail unchanged';
    expect(withCredit({ reference: 'A REFERENCE OF NINETEEN' })).toThrow(reference);
    expect(withCredit({ reference: 'lower' })).toThrow(reference);
    for (const sortCode of ['08999', '0899999']) {
      expect(withCredit({ sortCode })).toThrow('A sort code has six digits');
    }
    for (const accountNumber of ['12345', '123456789']) {
      expect(withCredit({ accountNumber })).toThrow('An account number has six to eight digits');
    }
    expect(withCredit({ amountPence: 0.5 })).toThrow('Not an amount in whole pence: 0.5');
    for (const amountPence of [0, -1]) {
      expect(withCredit({ amountPence })).toThrow('A credit is above nothing');
    }
    for (const messageId of ['', 'X'.repeat(36)]) {
      expect(() => writePain001({ ...instruction, messageId })).toThrow('has 1 to 35 characters');
    }
    expect(() => writePain001({ ...instruction, credits: [] })).toThrow('at least one credit');
  });

  it('writes a message id of one character and of thirty-five', () => {
    for (const messageId of ['X', 'X'.repeat(35)]) {
      const read = readPain001(writePain001({ ...instruction, messageId }));
      expect(read).toMatchObject({ ok: true, value: { messageId } });
    }
  });

  it('keeps to what the published schema allows, whatever the names and amounts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 2_000_000_000 }),
        (payeeName, amountPence) => {
          const [credit] = instruction.credits;
          const written = writePain001({
            ...instruction,
            credits: [{ ...credit!, payeeName, amountPence }],
          });
          const read = readPain001(written);
          expect(read).toMatchObject({ ok: true, value: { credits: [{ amountPence }] } });
          // Max140Text may not be empty, and Faster Payments carries forty characters.
          expect(written).toMatch(/<Cdtr>\s*<Nm>[A-Z0-9.&;a-z/ -]{1,200}<\/Nm>/);
        },
      ),
    );
  });
});

describe('reading pain.001.001.09', () => {
  it('reads what was written, with account numbers of eight digits', () => {
    const [zoe, li] = instruction.credits;
    expect(readPain001(golden)).toEqual({
      ok: true,
      value: {
        ...{ messageId: instruction.messageId, createdOn: '2026-04-01' },
        debtor: { ...instruction.debtor, name: 'BVSC OPEN DOOR' },
        credits: [
          { ...zoe, payeeName: 'ZOE O NEILL & SONS', accountNumber: '06374958' },
          { ...li, payeeName: 'ACCOUNT HOLDER' },
        ],
      },
    });
  });

  it('takes whitespace behind its end, and a prefix before its names', () => {
    expect(readPain001(`${golden} \n`).ok).toBe(true);
    const prefixed = golden.replaceAll(/<(\/?)([A-Z])/g, '<$1p:$2').replace('xmlns=', 'xmlns:p=');
    expect(readPain001(prefixed)).toEqual(readPain001(golden));
    expect(readPain001(`${golden}<More/>`)).toMatchObject({
      failure: { reason: 'the message has no end' },
    });
  });

  it('reads a single credit as a list of one', () => {
    const one = { ...instruction, credits: instruction.credits.slice(0, 1) };
    expect(readPain001(writePain001(one))).toMatchObject({
      value: { credits: [{ reference: 'OD01234567890101' }] },
    });
  });

  /** What an element may lack, and what may say anything, without the message being refused. */
  const leaves = golden.split('\n').flatMap((line, at) => {
    const [, name] = /^ *<(\w+)[^>]*>[^<]+<\/\1>$/.exec(line) ?? [];
    return name === undefined ? [] : [{ at, name, line }];
  });
  const namesTaken = (changed: (line: string) => readonly string[]) => {
    const taken = leaves.filter(({ at, line }) => {
      const text = golden.split('\n').toSpliced(at, 1, ...changed(line));
      return readPain001(text.join('\n')).ok;
    });
    return [...new Set(taken.map(({ name }) => name))].sort();
  };

  it('is refused without any element but those that say nothing new', () => {
    expect(leaves).toHaveLength(34);
    expect(namesTaken(() => [])).toEqual(['Ccy', 'ChrgBr', 'Ustrd']);
  });

  it('is refused where an element that is a code, a number or a day says something else', () => {
    const other = namesTaken((line) => [line.replace(/>[^<]+</, '>ODD-ONE-OUT-OF-TWENTY-CHARS<')]);
    expect(other).toEqual(['Ccy', 'ChrgBr', 'CreDtTm', 'MsgId', 'Nm', 'PmtInfId', 'Ustrd']);
  });

  it('says which element is wrong', () => {
    expect(readPain001(golden.replace('URNS', 'URGP'))).toMatchObject({
      failure: {
        reason: expect.stringMatching(
          /^Document\/CstmrCdtTrfInitn\/PmtInf\/0\/PmtTpInf\/SvcLvl\/Cd: ./,
        ) as string,
      },
    });
  });

  it.each([
    ['a control sum that is wrong', golden.replace('250.05', '250.04'), sumIsWrong],
    ['a sum of its block that is wrong', lastOf('250.05', '250.04'), sumIsWrong],
    ['a count that is wrong', golden.replace('<NbOfTxs>2', '<NbOfTxs>3'), countIsWrong],
    ['a count of its block that is wrong', lastOf('<NbOfTxs>2', '<NbOfTxs>3'), countIsWrong],
    [
      'another version',
      golden.replace('001.001.09', '001.001.03'),
      'not a urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
    ],
    ['a message without its end', golden.slice(0, -30), 'the message has no end'],
    [
      'a document type',
      golden.replace('<Document', '<!doctype x>\n<Document'),
      'a document type declaration is not taken',
    ],
  ])('refuses %s', (_, text, reason) => {
    expect(readPain001(text)).toEqual({
      ok: false,
      failure: { kind: 'malformed-message', reason },
    });
  });

  it('refuses another currency', () => {
    expect(readPain001(golden.replace('Ccy="GBP"', 'Ccy="EUR"')).ok).toBe(false);
  });
});

describe('pounds with decimals', () => {
  it('are whole pence there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (pence) => {
        expect(readPounds(writePounds(pence))).toBe(pence);
      }),
    );
    expect(writePounds(5)).toBe('0.05');
    expect(readPounds('12.5')).toBe(12_50);
    expect(readPounds('12.505')).toBeUndefined();
    expect(readPounds(' 12.500 ')).toBe(12_50);
    expect(readPounds('1234567890123')).toBe(1_234_567_890_123_00);
    for (const text of ['-1.00', '1.', '.50', 'x1.00', '1.00x', '12345678901234', '']) {
      expect(readPounds(text)).toBeUndefined();
    }
  });
});

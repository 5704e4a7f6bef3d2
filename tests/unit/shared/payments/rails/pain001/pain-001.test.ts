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
    expect(withCredit({ reference: 'A REFERENCE OF NINETEEN' })).toThrow();
    expect(withCredit({ reference: 'lower' })).toThrow();
    expect(withCredit({ sortCode: '08999' })).toThrow();
    expect(withCredit({ accountNumber: '123456789' })).toThrow();
    expect(withCredit({ amountPence: 0.5 })).toThrow();
    expect(() => writePain001({ ...instruction, messageId: 'X'.repeat(36) })).toThrow();
    expect(() => writePain001({ ...instruction, credits: [] })).toThrow();
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
    const read = readPain001(golden);
    expect(read).toMatchObject({
      ok: true,
      value: {
        messageId: instruction.messageId,
        credits: [
          { reference: 'OD01234567890101', amountPence: 150_05, accountNumber: '06374958' },
          { reference: 'OD01234567890201', amountPence: 100_00, sortCode: '107999' },
        ],
      },
    });
  });

  it.each([
    ['a control sum that is wrong', golden.replaceAll('250.05', '250.04')],
    ['a count that is wrong', golden.replaceAll('<NbOfTxs>2', '<NbOfTxs>3')],
    ['another version', golden.replace('001.001.09', '001.001.03')],
    ['another currency', golden.replace('Ccy="GBP"', 'Ccy="EUR"')],
    ['a message without its end', golden.slice(0, -30)],
    ['a document type', golden.replace('<Document', '<!DOCTYPE x>\n<Document')],
    ['an order for CHAPS', golden.replace('URNS', 'URGP')],
  ])('refuses %s', (_, text) => {
    expect(readPain001(text)).toMatchObject({ ok: false, failure: { kind: 'malformed-message' } });
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
    expect(readPounds('-1.00')).toBeUndefined();
  });
});

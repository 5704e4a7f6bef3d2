import { invariant, sumPence, type LocalDate } from '#shared/kernel/index.ts';

import { isBacsReference, toBacsText, type BacsAccount } from '../bacs/index.ts';
import { writeIsoXml, writePounds } from './iso-xml.ts';

/** One credit of an instruction. */
export interface CreditTransfer extends BacsAccount {
  readonly amountPence: number;
  /** At most 18 characters of the Bacs set, so that it is the same on every rail. */
  readonly reference: string;
  readonly payeeName: string;
}

export interface CreditTransferInstruction {
  /** At most 35 characters; names the message for good. */
  readonly messageId: string;
  readonly createdOn: LocalDate;
  readonly debtor: BacsAccount & { readonly name: string };
  readonly credits: readonly CreditTransfer[];
}

export const pain001Namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/**
 * Real-time net settlement, which is Faster Payments in the United Kingdom; `URGP` would order CHAPS
 * and `NURG` Bacs. Source: the external code set of ISO 20022, ServiceLevel1Code.
 */
export const fasterPaymentsServiceLevel = 'URNS';

/** What sort codes are called in the external code set ClearingSystemIdentification1Code. */
export const ukSortCodes = 'GBDSC';

/** Faster Payments carries 40 characters of a name. */
const nameLength = 40;

/**
 * Writes a customer credit transfer initiation, pain.001.001.09: one group, one payment information
 * block, a credit each. The moment of creation is the start of its day, so that a message written
 * again is the very same. What cannot be written is a defect: everything was parsed before.
 */
export function writePain001(instruction: CreditTransferInstruction): string {
  const { messageId, createdOn, debtor, credits } = instruction;
  invariant(messageId.length > 0 && messageId.length <= 35, 'A message id has 1 to 35 characters');
  invariant(credits.length > 0, 'An instruction carries at least one credit');
  const total = writePounds(sumPence(credits.map((credit) => credit.amountPence)));
  const name = isoName(debtor.name);
  return writeIsoXml(pain001Namespace, {
    CstmrCdtTrfInitn: {
      GrpHdr: {
        MsgId: messageId,
        CreDtTm: `${createdOn}T00:00:00`,
        NbOfTxs: credits.length,
        CtrlSum: total,
        InitgPty: { Nm: name },
      },
      PmtInf: {
        PmtInfId: messageId,
        PmtMtd: 'TRF',
        NbOfTxs: credits.length,
        CtrlSum: total,
        PmtTpInf: { SvcLvl: { Cd: fasterPaymentsServiceLevel } },
        ReqdExctnDt: { Dt: createdOn },
        Dbtr: { Nm: name },
        DbtrAcct: { ...accountOf(debtor), Ccy: 'GBP' },
        DbtrAgt: agentOf(debtor),
        ChrgBr: 'SLEV',
        CdtTrfTxInf: credits.map(transferOf),
      },
    },
  });
}

function transferOf(credit: CreditTransfer) {
  invariant(isBacsReference(credit.reference), 'A reference must survive every rail unchanged');
  // That they are whole pence was found out when they were added up.
  invariant(credit.amountPence > 0, 'A credit is above nothing');
  return {
    PmtId: { EndToEndId: credit.reference },
    Amt: { InstdAmt: { '@Ccy': 'GBP', '#text': writePounds(credit.amountPence) } },
    CdtrAgt: agentOf(credit),
    Cdtr: { Nm: isoName(credit.payeeName) },
    CdtrAcct: accountOf(credit),
    // What the family reads on its statement.
    RmtInf: { Ustrd: credit.reference },
  };
}

function agentOf({ sortCode }: BacsAccount) {
  invariant(/^\d{6}$/.test(sortCode), 'A sort code has six digits');
  return { FinInstnId: { ClrSysMmbId: { ClrSysId: { Cd: ukSortCodes }, MmbId: sortCode } } };
}

function accountOf({ accountNumber }: BacsAccount) {
  invariant(/^\d{6,8}$/.test(accountNumber), 'An account number has six to eight digits');
  return { Id: { Othr: { Id: accountNumber.padStart(8, '0'), SchmeNm: { Cd: 'BBAN' } } } };
}

/** A name of which no letter survives the character set is still a name: the element may not be empty. */
function isoName(name: string): string {
  const written = toBacsText(name, nameLength).trim();
  return written === '' ? 'ACCOUNT HOLDER' : written;
}

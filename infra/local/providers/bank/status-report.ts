import type { Instant } from '#shared/kernel/index.ts';
import type { IsoContent } from '#shared/payments/rails/pain001/index.ts';
import {
  pain002Namespace,
  writeIsoXml,
  writePounds,
} from '#shared/payments/rails/pain001/index.ts';
import type { AcceptedAnswer } from './bank-records.ts';

/** What the bank says of one credit: with a code of the standard, or with the scheme's return number. */
export interface StatusLine {
  readonly reference: string;
  readonly amountPence: number;
  readonly status: 'ACSP' | 'ACSC' | 'RJCT';
  readonly code?: string;
  readonly schemeNumber?: string;
}

/** A pain.002 about single credits. */
export function writeStatusReport(report: {
  readonly reportId: string;
  readonly producedAt: Instant;
  readonly messageId: string;
  readonly lines: readonly StatusLine[];
}): string {
  const { reportId, producedAt, messageId, lines } = report;
  return writeReport(reportId, producedAt, {
    OrgnlGrpInfAndSts: originalGroup(messageId),
    OrgnlPmtInfAndSts: {
      OrgnlPmtInfId: messageId,
      TxInfAndSts: lines.map((line) => ({
        OrgnlEndToEndId: line.reference,
        TxSts: line.status,
        ...(line.code === undefined ? {} : { StsRsnInf: { Rsn: { Cd: line.code } } }),
        ...(line.schemeNumber === undefined
          ? {}
          : { StsRsnInf: { Rsn: { Prtry: line.schemeNumber } } }),
        OrgnlTxRef: {
          Amt: { InstdAmt: { '@Ccy': 'GBP', '#text': writePounds(line.amountPence) } },
        },
      })),
    },
  });
}

/** A pain.002 that says a whole message was taken, and what the bank read in it. */
export function takenReport(messageId: string, answer: AcceptedAnswer): string {
  return writeReport(answer.submissionId, answer.receivedAt, {
    OrgnlGrpInfAndSts: {
      ...originalGroup(messageId),
      OrgnlNbOfTxs: answer.count,
      OrgnlCtrlSum: writePounds(answer.totalPence),
      GrpSts: 'ACTC',
    },
  });
}

/** A pain.002 that refuses a whole message. */
export function refusedReport(messageId: string, reason: string): string {
  return writeReport('REFUSED', '1970-01-01T00:00:00.000Z', {
    OrgnlGrpInfAndSts: {
      ...originalGroup(messageId),
      GrpSts: 'RJCT',
      StsRsnInf: { Rsn: { Cd: 'NARR' }, AddtlInf: reason.slice(0, 105) },
    },
  });
}

function originalGroup(messageId: string) {
  return { OrgnlMsgId: messageId, OrgnlMsgNmId: 'pain.001.001.09' };
}

function writeReport(
  reportId: string,
  producedAt: Instant,
  about: Readonly<Record<string, IsoContent>>,
): string {
  return writeIsoXml(pain002Namespace, {
    CstmrPmtStsRpt: { GrpHdr: { MsgId: reportId, CreDtTm: producedAt }, ...about },
  });
}

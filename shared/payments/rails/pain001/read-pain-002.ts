import * as z from 'zod';

import { done, type Result } from '#shared/kernel/index.ts';

import { reportLineLimit, type RailReport, type RailReportLine } from '../rail-report.ts';
import { reportedReasonCodeSchema, type ReturnReasonCode } from '../return-reasons.ts';
import { malformed, readIsoXml, readPounds, type MalformedMessage } from './iso-xml.ts';

export const pain002Namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.002.001.10';

const reasonSchema = z.object({
  Rsn: z
    .union([z.object({ Cd: z.string().min(1) }), z.object({ Prtry: z.string().min(1) })])
    .optional(),
});
const transactionSchema = z.object({
  OrgnlEndToEndId: z.string().min(1).max(18),
  TxSts: z.string(),
  StsRsnInf: z.array(reasonSchema).optional(),
  OrgnlTxRef: z.object({
    Amt: z.object({
      InstdAmt: z.object({
        '@Ccy': z.literal('GBP'),
        '#text': z.string().transform(readPounds).pipe(z.int().positive()),
      }),
    }),
  }),
});
type Transaction = z.infer<typeof transactionSchema>;

const messageSchema = z.object({
  Document: z.object({
    CstmrPmtStsRpt: z.object({
      GrpHdr: z.object({ MsgId: z.string().min(1).max(35), CreDtTm: z.string() }),
      OrgnlGrpInfAndSts: z.object({
        OrgnlMsgId: z.string().min(1).max(35),
        OrgnlNbOfTxs: z.string().regex(/^\d+$/).transform(Number).optional(),
        OrgnlCtrlSum: z.string().transform(readPounds).pipe(z.int().positive()).optional(),
        GrpSts: z.string().optional(),
        StsRsnInf: z.array(z.object({ AddtlInf: z.array(z.string()).optional() })).optional(),
      }),
      OrgnlPmtInfAndSts: z
        .array(z.object({ TxInfAndSts: z.array(transactionSchema).optional() }))
        .optional(),
    }),
  }),
});

/** A customer payment status report: of a message as a whole, and of the credits it names. */
export interface PaymentStatusReport {
  /** Of the message that the report is about. */
  readonly originalMessageId: string;
  /** What the bank read in the message; absent when it does not say. */
  readonly count: number | undefined;
  readonly totalPence: number | undefined;
  readonly groupStatus: string | undefined;
  /** Why the group was refused, in the bank's words. */
  readonly reasons: readonly string[];
  /** What it says of single credits, cut to what one report of ours holds. */
  readonly reports: readonly RailReport[];
}

/** Reads pain.002.001.10. A status that is none of the standard's is a fault of the whole message. */
export function readPain002(text: string): Result<PaymentStatusReport, MalformedMessage> {
  const lists = ['OrgnlPmtInfAndSts', 'TxInfAndSts', 'StsRsnInf', 'AddtlInf'];
  const read = readIsoXml(text, { namespace: pain002Namespace, lists });
  if (!read.ok) return read;
  const parsed = messageSchema.safeParse(read.value);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return malformed(`${first?.path.join('/') ?? ''}: ${first?.message ?? 'not by the layout'}`);
  }
  const {
    GrpHdr,
    OrgnlGrpInfAndSts: group,
    OrgnlPmtInfAndSts,
  } = parsed.data.Document.CstmrPmtStsRpt;
  const producedMs = Date.parse(GrpHdr.CreDtTm);
  if (Number.isNaN(producedMs)) return malformed('CreDtTm is not a moment');
  const lines: RailReportLine[] = [];
  for (const transaction of (OrgnlPmtInfAndSts ?? []).flatMap((block) => block.TxInfAndSts ?? [])) {
    const line = lineOf(transaction);
    if (line === undefined) return malformed(`TxSts ${transaction.TxSts} is not known`);
    lines.push(line);
  }
  return done({
    originalMessageId: group.OrgnlMsgId,
    count: group.OrgnlNbOfTxs,
    totalPence: group.OrgnlCtrlSum,
    groupStatus: group.GrpSts,
    reasons: (group.StsRsnInf ?? []).flatMap((reason) => reason.AddtlInf ?? []),
    reports: inReports(GrpHdr.MsgId, group.OrgnlMsgId, new Date(producedMs).toISOString(), lines),
  });
}

function inReports(
  reportId: string,
  originalMessageId: string,
  producedAt: string,
  lines: readonly RailReportLine[],
): readonly RailReport[] {
  const reports: RailReport[] = [];
  for (let from = 0; from < lines.length; from += reportLineLimit) {
    const part = lines.slice(from, from + reportLineLimit);
    reports.push({
      reportId: `${reportId}-${from / reportLineLimit + 1}`,
      submissionId: originalMessageId,
      idempotencyKey: originalMessageId,
      kind: kindOf(part),
      processingDate: producedAt.slice(0, 10),
      producedAt,
      lines: part,
    });
  }
  return reports;
}

function kindOf(lines: readonly RailReportLine[]): RailReport['kind'] {
  const outcomes = new Set(lines.map((line) => line.outcome));
  if (outcomes.has('returned')) return 'returns';
  return outcomes.has('settled') ? 'settlement' : 'input';
}

const settledStatuses = new Set(['ACSC', 'ACCC']);
const underWayStatuses = new Set(['RCVD', 'PDNG', 'ACTC', 'ACCP', 'ACSP', 'ACWC']);

/**
 * `RJCT` stands for two facts: with a code of the standard the bank refused the credit; with the
 * scheme's own return number it came back after it had been taken. Undefined for an unknown status.
 */
function lineOf(transaction: Transaction): RailReportLine | undefined {
  const about = {
    reference: transaction.OrgnlEndToEndId,
    amountPence: transaction.OrgnlTxRef.Amt.InstdAmt['#text'],
  };
  if (settledStatuses.has(transaction.TxSts)) return { ...about, outcome: 'settled' };
  if (underWayStatuses.has(transaction.TxSts)) return { ...about, outcome: 'accepted' };
  if (transaction.TxSts !== 'RJCT') return undefined;
  const reason = transaction.StsRsnInf?.[0]?.Rsn;
  if (reason === undefined) return { ...about, outcome: 'rejected' };
  return 'Prtry' in reason
    ? {
        ...about,
        outcome: 'returned',
        reasonCode: reportedReasonCodeSchema.parse(`FPS${reason.Prtry}`),
      }
    : { ...about, outcome: 'rejected', reasonCode: rejectionCodeOf(reason.Cd) };
}

/** As the scheme would say it; a code that we do not know stays as the bank wrote it. */
function rejectionCodeOf(code: string): string {
  return rejectionCodes[code] ?? reportedReasonCodeSchema.parse(`ISO-${code}`);
}

/** Refusals by the standard's external code set ExternalStatusReason1Code, as the scheme would say them. */
const rejectionCodes: Readonly<Record<string, ReturnReasonCode>> = {
  AC01: 'FPS1',
  AC04: 'FPS2',
  AC06: 'FPS3',
  BE01: 'FPS6',
  MD07: 'FPS4',
  RC01: '0',
  RR04: 'FPS13',
};

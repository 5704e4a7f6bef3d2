import * as z from 'zod';

import { done, sumPence, type Result } from '#shared/kernel/index.ts';

import { isBacsReference } from '../bacs/index.ts';
import { malformed, readIsoXml, readPounds, type MalformedMessage } from './iso-xml.ts';
import {
  fasterPaymentsServiceLevel,
  pain001Namespace,
  ukSortCodes,
  type CreditTransfer,
  type CreditTransferInstruction,
} from './pain-001.ts';

const agentSchema = z
  .object({
    FinInstnId: z.object({
      ClrSysMmbId: z.object({
        ClrSysId: z.object({ Cd: z.literal(ukSortCodes) }),
        MmbId: z.string().regex(/^\d{6}$/),
      }),
    }),
  })
  .transform((agent) => agent.FinInstnId.ClrSysMmbId.MmbId);
const accountSchema = z
  .object({
    Id: z.object({
      Othr: z.object({
        Id: z.string().regex(/^\d{8}$/),
        SchmeNm: z.object({ Cd: z.literal('BBAN') }),
      }),
    }),
  })
  .transform((account) => account.Id.Othr.Id);
const amountSchema = z.string().transform(readPounds).pipe(z.int().positive());
const countSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const nameSchema = z.string().min(1).max(140);

const transferSchema = z
  .object({
    PmtId: z.object({ EndToEndId: z.string().refine(isBacsReference, 'not a usable reference') }),
    Amt: z.object({ InstdAmt: z.object({ '@Ccy': z.literal('GBP'), '#text': amountSchema }) }),
    CdtrAgt: agentSchema,
    Cdtr: z.object({ Nm: nameSchema }),
    CdtrAcct: accountSchema,
  })
  .transform((transfer): CreditTransfer => ({
    reference: transfer.PmtId.EndToEndId,
    amountPence: transfer.Amt.InstdAmt['#text'],
    sortCode: transfer.CdtrAgt,
    accountNumber: transfer.CdtrAcct,
    payeeName: transfer.Cdtr.Nm,
  }));

const totals = { NbOfTxs: countSchema, CtrlSum: amountSchema };
const messageSchema = z.object({
  Document: z.object({
    CstmrCdtTrfInitn: z.object({
      GrpHdr: z.object({
        MsgId: z.string().min(1).max(35),
        CreDtTm: z.string().min(19),
        ...totals,
        InitgPty: z.object({ Nm: nameSchema }),
      }),
      PmtInf: z.tuple([
        z.object({
          PmtInfId: z.string().min(1).max(35),
          PmtMtd: z.literal('TRF'),
          ...totals,
          PmtTpInf: z.object({ SvcLvl: z.object({ Cd: z.literal(fasterPaymentsServiceLevel) }) }),
          ReqdExctnDt: z.object({ Dt: z.iso.date() }),
          Dbtr: z.object({ Nm: nameSchema }),
          DbtrAcct: accountSchema,
          DbtrAgt: agentSchema,
          CdtTrfTxInf: z.array(transferSchema).min(1),
        }),
      ]),
    }),
  }),
});

/** Reads an instruction as strictly as a bank would: by its layout, totals and counts that agree. */
export function readPain001(text: string): Result<CreditTransferInstruction, MalformedMessage> {
  const lists = ['PmtInf', 'CdtTrfTxInf'];
  const read = readIsoXml(text, { namespace: pain001Namespace, lists });
  if (!read.ok) return read;
  const parsed = messageSchema.safeParse(read.value);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return malformed(`${first?.path.join('/') ?? ''}: ${first?.message ?? 'not by the layout'}`);
  }
  const { GrpHdr: header, PmtInf } = parsed.data.Document.CstmrCdtTrfInitn;
  const [block] = PmtInf;
  const credits = block.CdtTrfTxInf;
  const total = sumPence(credits.map((credit) => credit.amountPence));
  if (header.NbOfTxs !== credits.length || block.NbOfTxs !== credits.length) {
    return malformed('NbOfTxs is not the number of credits');
  }
  if (header.CtrlSum !== total || block.CtrlSum !== total) {
    return malformed('CtrlSum is not the sum of the credits');
  }
  return done({
    messageId: header.MsgId,
    createdOn: block.ReqdExctnDt.Dt,
    debtor: {
      name: block.Dbtr.Nm,
      sortCode: block.DbtrAgt,
      accountNumber: block.DbtrAcct,
    },
    credits,
  });
}

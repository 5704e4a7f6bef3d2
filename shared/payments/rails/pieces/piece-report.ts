import * as z from 'zod';

import { seal, unseal } from '#shared/kernel/index.ts';

import { reportLineLimit } from '../rail-report.ts';
import { pieceRailNames } from './piece-rules.ts';

const about = {
  reference: z.string().length(18),
  amountPence: z.int().positive(),
};
const moment = z.iso.datetime({ precision: 3 });
const issued = { ...about, outcome: z.literal('issued'), expiresAt: moment };
/** `refused`: the provider took the batch and not this piece of it. */
const ended = { ...about, outcome: z.enum(['redeemed', 'expired', 'cancelled', 'refused']) };

const report = {
  reportId: z.string().min(1).max(80),
  rail: z.enum(pieceRailNames),
  producedAt: moment,
};

/** What a provider pushes to us about pieces we ordered. Only here is a code in the clear. */
export const receivedPieceReportSchema = z.strictObject({
  ...report,
  lines: z
    .array(
      z.discriminatedUnion('outcome', [
        z.strictObject({ ...issued, code: z.string().regex(/^[A-Z0-9-]{6,40}$/) }),
        z.strictObject(ended),
      ]),
    )
    .min(1)
    .max(reportLineLimit),
});
export type ReceivedPieceReport = z.infer<typeof receivedPieceReportSchema>;

/** The same as it goes on: whoever reads a queue or a parked message can redeem nothing. */
export const pieceReportSchema = z.strictObject({
  ...report,
  lines: z
    .array(
      z.discriminatedUnion('outcome', [
        z.strictObject({ ...issued, sealedCode: z.string(), codeEnding: z.string().max(4) }),
        z.strictObject(ended),
      ]),
    )
    .min(1)
    .max(reportLineLimit),
});
export type PieceReport = z.infer<typeof pieceReportSchema>;
export type PieceReportLine = PieceReport['lines'][number];

const purpose = 'piece-code';
const endingLength = 4;

/** Seals the codes, each bound to the reference of its piece. */
export function sealCodes(received: ReceivedPieceReport, secret: string): PieceReport {
  return {
    ...received,
    lines: received.lines.map((line) => {
      if (line.outcome !== 'issued') return line;
      const { code, ...rest } = line;
      return {
        ...rest,
        sealedCode: seal(code, { secret, purpose, boundTo: line.reference }),
        codeEnding: code.slice(-endingLength),
      };
    }),
  };
}

/** A whole code, for the message that carries it to its family and for nothing else. */
export function unsealCode(sealed: string, reference: string, secret: string): string {
  return unseal(sealed, { secret, purpose, boundTo: reference });
}

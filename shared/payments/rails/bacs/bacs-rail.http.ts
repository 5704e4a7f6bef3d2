import * as z from 'zod';
import { addWorkingDays, derivedReference } from '#shared/kernel/index.ts';
import type { PaymentRail, RailAnswer, RailFile } from '../../payment-rail.ts';
import { writeStandard18 } from './standard-18.ts';
import type { Standard18File } from './standard-18.ts';

export interface BacsRailOptions {
  /** The address of the bank's interface, without a path. */
  readonly endpoint: string;
  readonly serviceUserNumber: string;
  readonly originator: Standard18File['originator'];
}

/** A file of thousands of credits is taken in well under a second; a bank that needs longer is down. */
const timeoutMs = 20_000;

const acceptedSchema = z.object({ submissionId: z.string().min(1).max(80) });
const refusedSchema = z.object({
  errors: z.array(z.object({ line: z.int().optional(), reason: z.string() })).min(1),
});

/** What the bank answers to a file that it will never take, however often it is sent. */
const refusalStatuses = [400, 409, 413, 422];

/**
 * Pays by Bacs Direct Credit. The same run always gives the same file, byte for byte, so that it may
 * be sent until the bank answers: the bank takes each idempotency key once.
 */
export function createBacsRail(options: BacsRailOptions): PaymentRail {
  return {
    name: 'bacs',
    submit: async (file) => {
      const reply = await fetch(`${options.endpoint}/bacs/files`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', 'idempotency-key': file.idempotencyKey },
        body: writeStandard18(bacsFile(file, options)),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return answerOf(reply.status, await reply.text());
    },
  };
}

/** Handed in on the day of its making or the next working day, processed on the working day after. */
function bacsFile(file: RailFile, options: BacsRailOptions): Standard18File {
  return {
    serviceUserNumber: options.serviceUserNumber,
    originator: options.originator,
    // Thirty bits of a digest: should two runs ever share them, the bank refuses the second file
    // whole rather than paying anything twice.
    fileSerial: derivedReference('bacs-file-serial', file.idempotencyKey).slice(0, 6),
    createdOn: file.createdOn,
    processingDate: addWorkingDays(file.createdOn, 1),
    credits: file.credits,
  };
}

function answerOf(status: number, text: string): RailAnswer {
  if (status === 200 || status === 202) {
    const { submissionId } = acceptedSchema.parse(JSON.parse(text));
    return { kind: 'accepted', submissionId };
  }
  if (refusalStatuses.includes(status)) {
    const { errors } = refusedSchema.parse(JSON.parse(text));
    const reasons = errors.map(({ line, reason }) =>
      line === undefined || line === 0 ? reason : `line ${line}: ${reason}`,
    );
    return { kind: 'refused', reasons };
  }
  throw new Error(`The bank answered ${status} to a file`);
}

import * as z from 'zod';

import { addWorkingDays, sumPence } from '#shared/kernel/index.ts';

import type { PaymentRail, RailAnswer, RailFile } from '../../payment-rail.ts';

import { fileSerialOf } from './file-serial.ts';
import { writeStandard18, type BacsAccount } from './standard-18.ts';

export interface BankSettings {
  readonly endpoint: string;
  readonly serviceUserNumber: string;
  readonly originator: BacsAccount & { readonly name: string };
  /** How long to wait for the bank before giving up until the next try. */
  readonly timeoutMs: number;
}

const acceptedSchema = z.looseObject({ submissionId: z.string(), totalPence: z.int() });
const refusedSchema = z.looseObject({
  errors: z.array(z.looseObject({ line: z.number().optional(), reason: z.string() })),
});

/** Hands Bacs Direct Credit files to the bank over HTTP, each under its own idempotency key. */
export function createBacsRail(settings: BankSettings): PaymentRail {
  return {
    name: 'bacs',
    async submit(file): Promise<RailAnswer> {
      const response = await fetch(new URL('/bacs/files', settings.endpoint), {
        method: 'POST',
        headers: { 'content-type': 'text/plain', 'idempotency-key': file.idempotencyKey },
        body: standard18Of(file, settings),
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      if (response.status === 200 || response.status === 202) {
        const { submissionId, totalPence } = acceptedSchema.parse(await response.json());
        const sentPence = sumPence(file.credits.map((credit) => credit.amountPence));
        if (totalPence === sentPence) return { kind: 'accepted', submissionId };
        return {
          kind: 'refused',
          reasons: [
            `the bank took ${totalPence} pence in all as ${submissionId}, and ${sentPence} were sent: ask the bank before anything else`,
          ],
        };
      }
      if (response.status === 422 || response.status === 409) {
        return { kind: 'refused', reasons: await reasonsOf(response) };
      }
      throw new Error(`The bank answered ${response.status} to file ${file.idempotencyKey}`);
    },
  };
}

function standard18Of(file: RailFile, settings: BankSettings): string {
  return writeStandard18({
    serviceUserNumber: settings.serviceUserNumber,
    originator: settings.originator,
    // Derived from the run, so that sending again sends the very same file.
    fileSerial: fileSerialOf(file.idempotencyKey),
    createdOn: file.createdOn,
    processingDate: addWorkingDays(addWorkingDays(file.createdOn, 0), 1),
    credits: file.credits,
  });
}

async function reasonsOf(response: Response): Promise<readonly string[]> {
  const parsed = refusedSchema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) return [`The bank answered ${response.status} without a reason`];
  return parsed.data.errors.map(({ line, reason }) =>
    line === undefined ? reason : `line ${line}: ${reason}`,
  );
}

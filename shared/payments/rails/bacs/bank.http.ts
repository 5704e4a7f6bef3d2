import * as z from 'zod';

import { addWorkingDays, sumPence } from '#shared/kernel/index.ts';

import type { FileAsKnown, PaymentRail, RailAnswer, RailFile } from '../../payment-rail.ts';
import { contentDigest, heldUnderKey, knownAsOurs } from '../known-file.ts';

import { contraReference, fileSerialOf } from './file-serial.ts';
import { writeStandard18 } from './standard-18.ts';

export interface BankSettings {
  readonly endpoint: string;
  /** How long to wait for the bank before giving up until the next try. */
  readonly timeoutMs: number;
}

const acceptedSchema = z.looseObject({
  submissionId: z.string(),
  totalPence: z.int(),
  count: z.int().optional(),
});
const refusedSchema = z.looseObject({
  errors: z.array(z.looseObject({ line: z.number().optional(), reason: z.string() })).min(1),
});

/** Hands Bacs Direct Credit files to the bank over HTTP, each under its own idempotency key. */
export function createBacsRail(settings: BankSettings): PaymentRail {
  return {
    name: 'bacs',
    async submit(file): Promise<RailAnswer> {
      const text = standard18Of(file);
      const response = await fetch(new URL('/bacs/files', settings.endpoint), {
        method: 'POST',
        headers: { 'content-type': 'text/plain', 'idempotency-key': file.idempotencyKey },
        body: text,
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      switch (response.status) {
        case 200:
        case 202:
          return takenAs(sentAs(file, text), acceptedSchema.parse(await response.json()));
        case 409:
          return knownAs(response, text, sentAs(file, text));
        case 422:
          return refusedWith(response, sentAs(file, text));
        default:
          throw new Error(`The bank answered ${response.status} to file ${file.idempotencyKey}`);
      }
    },
  };
}

function standard18Of(file: RailFile): string {
  return writeStandard18({
    serviceUserNumber: file.originator.serviceUserNumber,
    originator: file.originator,
    // Derived from the run, so that sending again sends the very same file.
    fileSerial: fileSerialOf(file.idempotencyKey),
    createdOn: file.createdOn,
    processingDate: addWorkingDays(addWorkingDays(file.createdOn, 0), 1),
    credits: file.credits,
  });
}

type SentFile = Required<FileAsKnown>;

/** Our side of the counter: what the debit on our statement will be called, and what is in the file. */
function sentAs({ idempotencyKey, credits }: RailFile, text: string): SentFile {
  return {
    name: contraReference(idempotencyKey),
    count: credits.length,
    totalPence: sumPence(credits.map((credit) => credit.amountPence)),
    contentSha256: contentDigest(text),
  };
}

/** Taken, unless the bank counts another sum than we sent. */
function takenAs(sent: SentFile, said: z.infer<typeof acceptedSchema>): RailAnswer {
  const { submissionId, totalPence, count } = said;
  if (totalPence === sent.totalPence) return { kind: 'accepted', submissionId };
  return {
    ...{ kind: 'unclear', sent },
    held: { name: submissionId, totalPence, ...(count === undefined ? {} : { count }) },
    reasons: [
      `the bank took ${totalPence} pence in all as ${submissionId}, and ${sent.totalPence} were sent`,
    ],
  };
}

/** The bank has a file under our key: ours, unless it has another one or does not say. */
async function knownAs(response: Response, text: string, sent: SentFile): Promise<RailAnswer> {
  const reasons = (await reasonsOf(response)) ?? ['the bank has a file under this key'];
  const submissionId = knownAsOurs(response, text);
  if (submissionId !== undefined) return { kind: 'accepted', submissionId };
  return { kind: 'unclear', reasons, sent, held: heldUnderKey(response) };
}

/** Only with its reasons is a refusal the bank’s own: a machine in between may answer 422 as well. */
async function refusedWith(response: Response, sent: SentFile): Promise<RailAnswer> {
  const reasons = await reasonsOf(response);
  if (reasons !== undefined) return { kind: 'refused', reasons };
  return { kind: 'unclear', reasons: ['the bank answered 422 without a reason'], sent };
}

async function reasonsOf(response: Response): Promise<readonly string[] | undefined> {
  const parsed = refusedSchema.safeParse(await response.json().catch(() => undefined));
  return parsed.data?.errors.map(({ line, reason }) =>
    line === undefined ? reason : `line ${line}: ${reason}`,
  );
}

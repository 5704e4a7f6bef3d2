import * as z from 'zod';

import type { Payee } from '#shared/applications/index.ts';
import { keyedHash } from '#shared/kernel/index.ts';

import type { AccountKind, ConfirmPayee, PayeeAnswer } from './confirm-payee.ts';
import { payeeCheckCodes } from './payee-check-rules.ts';

export interface PayeeCheckSettings {
  readonly endpoint: string;
  readonly token: string;
  /** How long to wait before going on without an answer. */
  readonly timeoutMs: number;
}

/** What we show the provider to be let in: made from the rail key, which it never sees. */
export function payeeCheckToken(railKey: string): string {
  return keyedHash(railKey, 'confirmation-of-payee');
}

/** Other fields, the returned name among them, are dropped here and go no further. */
const answerSchema = z.discriminatedUnion('matched', [
  z.object({ matched: z.literal(true) }),
  z.object({ matched: z.literal(false), reasonCode: z.enum(payeeCheckCodes).catch('OTHER') }),
]);

/** Confirmation of Payee over HTTP. Every way of not answering is an answer here, and none throws. */
export function createConfirmPayee(settings: PayeeCheckSettings): ConfirmPayee {
  return async function confirmPayee(payee, accountKind = 'personal') {
    try {
      const response = await fetch(new URL('/confirmation-of-payee', settings.endpoint), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${settings.token}`,
        },
        body: JSON.stringify(questionAbout(payee, accountKind)),
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      const text = await response.text();
      if (response.status >= 500) return { kind: 'no-answer', why: 'unreachable' };
      return response.ok ? understood(text) : { kind: 'no-answer', why: 'not-understood' };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      return { kind: 'no-answer', why: timedOut ? 'timed-out' : 'unreachable' };
    }
  };
}

function questionAbout(payee: Payee, accountType: AccountKind) {
  return {
    sortCode: payee.sortCode,
    accountNumber: payee.accountNumber,
    name: payee.nameOnAccount,
    accountType,
    ...(payee.rollNumber === undefined ? {} : { secondaryReference: payee.rollNumber }),
  };
}

function understood(text: string): PayeeAnswer {
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) return { kind: 'no-answer', why: 'not-understood' };
  return { kind: 'answered', code: answer.data.matched ? 'MTCH' : answer.data.reasonCode };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { Payee } from '#shared/applications/index.ts';

import type { PayeeCheckCode } from './payee-check-rules.ts';

/** Why a bank gave no answer: it may give one when it is asked again. */
export type NoAnswer = 'timed-out' | 'unreachable' | 'not-understood';

/**
 * What came of asking. The name that a bank returns with a close match is no part of it: it may be
 * somebody else's, nobody here needs it, and what is not kept cannot be shown to anybody.
 */
export type PayeeAnswer =
  | { readonly kind: 'answered'; readonly code: PayeeCheckCode }
  | { readonly kind: 'no-answer'; readonly why: NoAnswer };

/** A family's account is personal, unless somebody says otherwise, and a group's is a business one. */
export type AccountKind = 'personal' | 'business';

/**
 * Asks the bank of an account whether it is in that name: Confirmation of Payee. Asking changes
 * nothing anywhere, so it may be asked twice; it does not throw when there is no answer.
 */
export type ConfirmPayee = (payee: Payee, accountKind?: AccountKind) => Promise<PayeeAnswer>;

import type { PayoutMethod, Programme } from '#shared/programmes/index.ts';

import type { ApplicationForm } from './application-form.ts';
import { safeContactOf, type ContactAnswers } from './safe-contact.ts';

/** Why a way to be paid does not work for a family, though its programme offers it. */
export type WayObstacle =
  /** A code has to be sent, and nothing the family gave is safe to send it to. */
  | 'nowhere-to-send-it'
  /** A fuel voucher goes onto a key or card; smart meters and credit meters take none (domain-facts.md §4.6). */
  | 'needs-a-key-meter';

type WayAnswers = ContactAnswers & Pick<ApplicationForm, 'meter'>;

export function obstacleTo(method: PayoutMethod, answers: WayAnswers): WayObstacle | undefined {
  if (method === 'bank-transfer' || method === 'needs-another-way') return undefined;
  if (method === 'fuel-voucher' && answers.meter !== 'prepayment-key') return 'needs-a-key-meter';
  return safeContactOf(answers).channel === undefined ? 'nowhere-to-send-it' : undefined;
}

/** The ways a family can choose from once it has an award: those that lead somewhere by themselves. */
export function waysToPay(
  { payoutMethods }: Pick<Programme, 'payoutMethods'>,
  answers: WayAnswers,
): readonly PayoutMethod[] {
  return payoutMethods.filter(
    (method) => method !== 'needs-another-way' && obstacleTo(method, answers) === undefined,
  );
}

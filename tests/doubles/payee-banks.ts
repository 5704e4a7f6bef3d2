import type { Payee } from '#shared/applications/index.ts';
import type { ConfirmPayee, PayeeAnswer } from '#shared/payee-checks/index.ts';

/** Banks in memory that say whose an account is; what they say is set, and who asked is kept. */
export function createPayeeBanks() {
  const asked: Payee[] = [];
  let answer: PayeeAnswer = { kind: 'answered', code: 'MTCH' };
  const confirmPayee: ConfirmPayee = (payee) => {
    asked.push(payee);
    return Promise.resolve(answer);
  };
  return {
    asked,
    confirmPayee,
    say: (next: PayeeAnswer) => {
      answer = next;
    },
  };
}

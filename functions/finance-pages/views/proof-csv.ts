import type { PaymentProof } from '#shared/reconciliation/index.ts';
import { eventSentence } from '#shared/staff-web/index.ts';

import { csvText } from '#shared/web/index.ts';

const heads = ['part', 'at', 'what', 'by', 'from', 'to', 'amount_pence', 'place', 'hash'] as const;

/** A payment's proof as rows, oldest first within each part; the file in JSON has every field. */
export function proofCsv({ exportedAt, payment, ledgers, events, bank }: PaymentProof): string {
  return csvText([
    heads,
    [
      ...['payment', exportedAt, payment.state, payment.approvedBy.join(' '), '', ''],
      ...[payment.amountPence, `${payment.paymentId} attempt ${payment.attemptNumber}`, ''],
    ],
    ...events.map(({ at, body, actor }) => [
      ...['event', at, eventSentence(body), `${actor.kind} ${actor.id}`, '', '', '', body.type, ''],
    ]),
    ...ledgers.flatMap(({ envelopeId, entries, chain }) => [
      ...entries.flatMap(({ at, cause, lines, sequence, hash }) =>
        lines.flatMap((line, index) => {
          const to = lines[index + 1];
          if (index % 2 === 1 || to?.paymentId !== payment.paymentId) return [];
          const place = `${envelopeId} entry ${sequence}`;
          return [['entry', at, cause, '', line.account, to.account, to.amountPence, place, hash]];
        }),
      ),
      [...['chain', '', chainInWords(chain), '', '', '', ''], ...[envelopeId, chain.headHash]],
    ]),
    ...bank.map(({ movement: { what, dueOn, amountPence, reference }, outcome }) => [
      ...['bank', dueOn, `${what}: ${outcome.kind}`, '', '', '', amountPence, reference, ''],
    ]),
  ]);
}

function chainInWords({ length, faults }: PaymentProof['ledgers'][number]['chain']): string {
  return `${length} entries, ${faults.length === 0 ? 'chain whole' : `${faults.length} faults`}`;
}

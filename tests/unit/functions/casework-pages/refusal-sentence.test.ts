import { expect, test } from 'vitest';

import { refusalSentence } from '#functions/casework-pages/words/refusal-sentence.ts';
import type { ApprovalRefusal } from '#shared/approvals/index.ts';

const every: readonly ApprovalRefusal[] = [
  { kind: 'no-such-application' },
  ...(['submitted', 'to-decide', 'second-approval'] as const).map((state) => ({
    kind: 'not-waiting-for-a-decision' as const,
    state,
  })),
  ...(['approved', 'payment-returned', 'declined'] as const).map((state) => ({
    kind: 'not-waiting-for-a-decision' as const,
    state,
  })),
  { kind: 'made-by-you' },
  { kind: 'approved-by-you-already' },
  { kind: 'needs-a-reason', because: 'not-eligible' },
  { kind: 'needs-a-reason', because: 'refer' },
  { kind: 'needs-a-reason', because: 'duplicate' },
  { kind: 'needs-a-reason', because: 'evidence' },
  { kind: 'needs-a-reason', because: 'payee-no-match' },
  { kind: 'duplicate-open', earlierIds: ['7K2QX0M4TP'] },
  { kind: 'duplicate-open', earlierIds: ['7K2QX0M4TP', '7K2QX0M4TR'] },
  { kind: 'no-way-to-pay' },
  { kind: 'nothing-to-award' },
  {
    kind: 'envelope-cannot-carry',
    envelopeId: 'crisis-and-resilience-fund:2026-2027:children:city',
    availablePence: 40_00,
    neededPence: 150_00,
  },
  { kind: 'changed-by-someone-else' },
];

test.each(every)('says in whole sentences what to do after %j', (refusal) => {
  const sentence = refusalSentence(refusal);
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence).not.toMatch(/undefined|null|-(?:a|to)-/);
});

test('names the envelope, what it has left and what is needed', () => {
  const refusal = every.find(({ kind }) => kind === 'envelope-cannot-carry')!;
  expect(refusalSentence(refusal)).toBe(
    'Households with children, city pool has £40 left, and this takes £150. Ask your manager to put money in, then approve again.',
  );
});

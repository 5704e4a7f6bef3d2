import { expect, it } from 'vitest';

import { createHandler, payeeToCheckSchema } from '#functions/check-payee/handler.ts';
import { done, refused } from '#shared/kernel/index.ts';

const none = (applicationId: string) =>
  Promise.resolve(refused({ kind: 'no-such-application', applicationId } as const));

it.each(['checked', 'already-checked', 'still-unanswered', 'nothing-to-check'] as const)(
  'is finished with a payee that is %s',
  async (result) => {
    const handle = createHandler({
      checkPayee: () => Promise.resolve(done(result)),
      checkGrantPayee: none,
    });
    expect(await handle({ applicationId: 'A000000001' })).toEqual({ kind: 'done' });
    const ofGroup = createHandler({
      checkPayee: none,
      checkGrantPayee: () => Promise.resolve(done(result)),
    });
    expect(await ofGroup({ applicationId: 'A000000001' })).toEqual({ kind: 'done' });
  },
);

it('shows somebody a message about an application that there is not', async () => {
  const handle = createHandler({ checkPayee: none, checkGrantPayee: none });
  expect(await handle({ applicationId: 'A000000001', causationId: 'E1' })).toEqual({
    kind: 'park',
    reason: expect.stringContaining('A000000001') as string,
  });
});

it('takes what the relay and the watch send, and nothing else', () => {
  expect(payeeToCheckSchema.safeParse({ applicationId: 'A', causationId: 'E' }).success).toBe(true);
  expect(payeeToCheckSchema.safeParse({ applicationId: 'A' }).success).toBe(true);
  expect(payeeToCheckSchema.safeParse({ applicationId: '' }).success).toBe(false);
  expect(payeeToCheckSchema.safeParse({ runId: 'R' }).success).toBe(false);
});

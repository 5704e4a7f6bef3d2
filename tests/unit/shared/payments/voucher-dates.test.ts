import { describe, expect, it } from 'vitest';

import { dueAt, nextLookAt, type VoucherIn } from '#shared/payments/index.ts';

/** A code of £49 that was made on the first and is good for thirty days. */
function code(reminders?: number): VoucherIn<'issued'> {
  return {
    ...{ state: 'issued', applicationId: 'ABCDE12345', instalment: 1, attemptNumber: 1, piece: 1 },
    ...{ reference: 'ODABCDE12345010101', rail: 'fuel-voucher', amountPence: 49_00 },
    ...{ runId: 'run', orderedAt: '2026-05-01T08:00:00.000Z' },
    issued: {
      ...{ issuedAt: '2026-05-01T09:00:00.000Z', expiresAt: '2026-05-31T09:00:00.000Z' },
      codeEnding: '1234',
    },
    ...(reminders === undefined ? {} : { reminders }),
  };
}

describe('what is due for a code that nobody used', () => {
  it.each([
    ['2026-05-04T08:59:59.999Z', undefined, undefined],
    ['2026-05-04T09:00:00.000Z', undefined, 'first-reminder'],
    ['2026-05-24T08:59:59.999Z', undefined, 'first-reminder'],
    ['2026-05-24T09:00:00.000Z', undefined, 'last-reminder'],
    ['2026-05-04T09:00:00.000Z', 1, undefined],
    ['2026-05-24T08:59:59.999Z', 1, undefined],
    ['2026-05-24T09:00:00.000Z', 1, 'last-reminder'],
    ['2026-05-31T08:59:59.999Z', 1, 'last-reminder'],
    ['2026-05-24T09:00:00.000Z', 2, undefined],
    ['2026-05-31T09:00:00.000Z', undefined, undefined],
    ['2026-06-02T08:59:59.999Z', 2, undefined],
    ['2026-06-02T09:00:00.000Z', 2, 'expiry'],
    ['2026-06-02T09:00:00.000Z', undefined, 'expiry'],
  ] as const)('at %s, after %s reminders, is %s', (at, reminders, due) => {
    expect(dueAt(code(reminders), at)).toBe(due);
  });

  it.each([
    [undefined, '2026-05-04T09:00:00.000Z'],
    [1, '2026-05-24T09:00:00.000Z'],
    [2, '2026-06-02T09:00:00.000Z'],
  ] as const)('after %s reminders it is looked at again at %s', (reminders, at) => {
    expect(nextLookAt(code(reminders))).toBe(at);
  });
});

import { expect, test } from 'vitest';

import { paymentsByState } from '#functions/finance-pages/views/run-view.ts';
import { openWinter } from '#tests/builders/winter.ts';

test.each([
  ['refused', 1],
  ['cancelled', 1],
  ['acknowledged', 0],
] as const)(
  'of a run that is %s, %i of its open payments is to put right',
  async (state, listed) => {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const id = await winter.approved({ payment: { method: 'cash-out' } });
    const runId = await winter.paidOut('dev', 'cash-out');
    const left = await winter.payment(id);
    const { bounced } = paymentsByState([left], { runId, rail: 'cash-out', state });
    expect(bounced).toHaveLength(listed);
    for (const each of bounced) {
      expect(each).toMatchObject({ href: `/staff/cases/${id}`, state: 'In codes' });
      expect(each.why).toContain('cancel it on the case');
    }
  },
);

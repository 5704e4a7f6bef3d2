import { describe, expect, test } from 'vitest';

import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const path = '/staff/grants/payments-over-500.csv';
const heading = '\uFEFFbody_name,transaction_number,date,beneficiary,purpose,amount_pounds\r\n';

async function setup({ paid = true } = {}) {
  const grant = await createGrantToPay();
  if (paid) await grant.pay();
  const sites = createStaffSites(grant.staff);
  const ben = await sites.visitor(staff.approver);
  const fileOf = async (month: string) => (await ben.see(`${path}?month=${month}`)).body;
  return { ben, fileOf };
}

describe('payments over £500 to groups', () => {
  test('name the group and the amount in the month in which they settled, and in no other', async () => {
    const { fileOf } = await setup();
    const file = await fileOf('2026-11');
    expect(file.startsWith(heading)).toBe(true);
    expect(file.trim().split('\r\n')).toHaveLength(2);
    expect(file).toMatch(/,2026-11-\d\d,.+,1000\.00\r\n$/);
    expect(await fileOf('2026-12')).toBe(heading);
  });

  test('say no words of a group that nobody signed', async () => {
    const { fileOf } = await setup();
    expect(await fileOf('2026-11')).toContain(',Community grant,');
  });

  test('leave out what is not in the group’s account', async () => {
    const { fileOf } = await setup({ paid: false });
    expect(await fileOf('2026-11')).toBe(heading);
  });

  test('know no month that there is not', async () => {
    const { ben } = await setup();
    expect((await ben.see(`${path}?month=2026-13`)).statusCode).toBe(404);
  });
});

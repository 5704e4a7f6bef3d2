import { describe, expect, it } from 'vitest';

import { createAskForChange } from '#shared/grant-changes/index.ts';
import { createStopGrant } from '#shared/grant-payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { createGrantToPay } from '#tests/builders/grant-to-pay.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createStaffSites, staff as people } from '#tests/doubles/staff-sites.ts';
import { roundPence } from '#tests/doubles/submitted-grant.ts';

const grantApplicationId = '7K3QD9XW2M';
const reason = 'The hall has closed.';

async function setup() {
  const grant = await createGrantToPay();
  const { staff, platform } = grant;
  return {
    ...grant,
    proposeStop: (staffId = 'amina-rahman') =>
      staff.proposeStop({ grantApplicationId, staffId, reason }),
    stop: (staffId = 'ben-okafor') => staff.stopGrant({ grantApplicationId, staffId }),
    keep: (staffId = 'ben-okafor') => staff.keepGoing({ grantApplicationId, staffId }),
    stopped: async () => {
      const found = await grant.award();
      return found?.state === 'accepted' ? found.stopped : undefined;
    },
    partition: () => platform.records.partition(keys.grantAward(grantApplicationId).pk),
  };
}

describe('stopping a grant that a group accepted', () => {
  it('gives what was not paid back to the round, and leaves the group what was', async () => {
    const { pay, proposeStop, stop, stopped, balances, faults, staff, approve } = await setup();
    await pay(1);
    expect(await proposeStop()).toEqual({ ok: true, value: 'proposed' });
    expect(await stop()).toEqual({ ok: true, value: { releasedPence: 500_00 } });
    expect(await stop()).toEqual({ ok: true, value: { releasedPence: 500_00 } });
    expect(await stopped()).toMatchObject({
      ...{ proposedBy: 'amina-rahman', by: 'ben-okafor', reason, notPaid: [2] },
    });
    expect(await balances()).toMatchObject({
      ...{ available: roundPence - 1_000_00, reserved: 0, paid: 1_000_00 },
    });
    staff.clock.moveTo('2027-02-16T09:00:00.000Z');
    expect(await approve('chloe-evans', 2)).toMatchObject({ failure: { kind: 'never-paid' } });
    expect(faults()).toEqual([]);
  });

  it('makes void what was approved and not sent', async () => {
    const { ready, proposeStop, stop, payment, balances, faults, run } = await setup();
    await ready(1);
    await proposeStop();
    expect(await stop()).toMatchObject({ value: { releasedPence: 1_500_00 } });
    expect((await payment())?.state).toBe('void');
    expect(await balances()).toMatchObject({ available: roundPence, reserved: 0 });
    await run();
    expect((await payment())?.state).toBe('void');
    expect(faults()).toEqual([]);
  });

  it('ends what its group could ask for of it', async () => {
    const { platform, own, proposeStop, stop } = await setup();
    await proposeStop();
    await stop();
    const asked = await createAskForChange(platform)({
      ...{ ...own, changes: { projectUntil: '2027-04-30' }, why: 'The hall was late.' },
    });
    expect(asked).toMatchObject({ failure: { kind: 'not-open' } });
  });

  it('waits for what is on its way', async () => {
    const { ready, run, report, proposeStop, stop, faults } = await setup();
    await ready(1);
    await run();
    await proposeStop();
    expect(await stop()).toMatchObject({ failure: { kind: 'payment-under-way' } });
    await report('settled');
    expect(await stop()).toMatchObject({ value: { releasedPence: 500_00 } });
    expect(faults()).toEqual([]);
  });

  it('releases what came back, which is not paid again', async () => {
    const { ready, run, report, proposeStop, stop, balances, faults } = await setup();
    await ready(1);
    await run();
    await report('returned');
    await proposeStop();
    expect(await stop()).toMatchObject({ value: { releasedPence: 1_500_00 } });
    expect(await balances()).toMatchObject({ available: roundPence, reserved: 0, paid: 0 });
    expect(faults()).toEqual([]);
  });

  it('takes two, and nothing is approved meanwhile', async () => {
    const { proposeStop, stop, keep, approve, faults, events } = await setup();
    expect(await stop()).toMatchObject({ failure: { kind: 'no-stop-proposed' } });
    await proposeStop();
    expect(await proposeStop()).toMatchObject({ ok: true });
    expect(await proposeStop('chloe-evans')).toMatchObject({
      failure: { kind: 'stop-proposed-already' },
    });
    expect(await stop('amina-rahman')).toMatchObject({ failure: { kind: 'proposed-by-you' } });
    expect(await approve('ben-okafor')).toMatchObject({ failure: { kind: 'stop-proposed' } });
    expect(await keep()).toEqual({ ok: true, value: 'goes-on' });
    expect(await approve('ben-okafor')).toMatchObject({ ok: true });
    expect(faults()).toEqual([]);
    expect(events().map(({ type }) => type)).toContain('grant-stop-withdrawn');
  });

  it('loses to an approval of the same instant, and then makes that void', async () => {
    const { staff, platform, proposeStop, payment, faults, approve, keep } = await setup();
    await approve('ben-okafor');
    await proposeStop();
    let raced = false;
    const racing = createStopGrant({
      ...platform,
      commit: async (writes) => {
        if (!raced) {
          raced = true;
          await keep();
          await approve('grace-mensah');
          await staff.proposeStop({ grantApplicationId, staffId: 'amina-rahman', reason });
        }
        return platform.commit(writes);
      },
    });
    expect(await racing({ grantApplicationId, staffId: 'ben-okafor' })).toMatchObject({ ok: true });
    expect((await payment())?.state).toBe('void');
    expect(faults()).toEqual([]);
  });

  it('is not for a grant that nobody accepted, nor for whoever has an interest', async () => {
    const { staff, proposeStop, stop } = await setup();
    const nothing = { grantApplicationId: 'NOTHING', staffId: 'a' };
    expect(await staff.stopGrant(nothing)).toMatchObject({ failure: { kind: 'not-running' } });
    await proposeStop();
    await staff.declareInterest({
      ...{ subject: 'grant', applicationId: grantApplicationId, nature: 'relative' },
      staffId: 'ben-okafor',
    });
    expect(await stop()).toMatchObject({ failure: { kind: 'has-interest' } });
    expect(await stop('chloe-evans')).toMatchObject({ ok: true });
  });

  it('is told to everybody of the group, who read why', async () => {
    const { platform, own, proposeStop, stop } = await setup();
    await proposeStop();
    await stop();
    await platform.deliver();
    for (const email of ['amina@example.com', 'george@example.com', 'shabnam@example.com']) {
      expect(platform.inbox(email).join()).toContain('We have stopped the grant');
    }
    expect(own.grantApplicationId).toBe(grantApplicationId);
  });

  it('is done on the page of the grant, by one and then another', async () => {
    const { staff } = await setup();
    const sites = createStaffSites(staff);
    const path = `/staff/grants/${grantApplicationId}`;
    const amina = await sites.visitor(people.caseworker);
    const ben = await sites.visitor(people.approver);
    await amina.see(path);
    expect((await amina.send(`${path}/stop/propose`, { stopReason: '' })).body).toContain(
      'Write why, in words that the group reads',
    );
    await amina.act(`${path}/stop/propose`, { stopReason: reason });
    const own = await amina.see(path);
    expect(own.body).toContain('Somebody else has to confirm it.');
    expect(htmlFaultsOf({ path, body: own.body })).toEqual([]);
    const { body } = await ben.see(path);
    expect(body).toContain('Stop the grant for good');
    await ben.act(`${path}/stop/confirm`, {});
    const after = await ben.see(path);
    expect(after.body).toContain('£1,500 is back in the round');
    expect(after.body).toContain('<strong class="govuk-tag govuk-tag--grey">Stopped</strong>');
    expect(after.body).not.toContain('Score it');
    expect(htmlFaultsOf({ path, body: after.body })).toEqual([]);
    const late = await ben.act(`${path}/stop/keep`, {});
    expect(late.body).toContain('This grant is not running any more');
  });
});

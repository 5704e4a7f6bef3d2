import { describe, expect, it } from 'vitest';

import { grantAwards } from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

/** What a caseworker types for an award in two parts. */
const typed = {
  ...{ step: 'preview', amount: '£1,500', purpose: 'Saturday lunches in Ward End.' },
  ...{ 'paid-2-amount': '500', 'paid-2-on-day': '15', 'paid-2-on-month': '2' },
  ...{ 'paid-2-on-year': '2027', 'paid-3-amount': '', 'paid-3-on-day': '' },
  ...{ 'from-day': '9', 'from-month': '1', 'from-year': '2027' },
  ...{ 'until-day': '27', 'until-month': '3', 'until-year': '2027' },
  ...{ 'report-day': '24', 'report-month': '4', 'report-year': '2027' },
  ...{ conditions: 'A bank account first.\n\n  Ask us before you hire.  ', days: '28' },
  'helps-with': ['money', 'education'],
};

async function setup() {
  const group = await createSubmittedGrant();
  const platform = createStaffPlatform();
  platform.clock.moveTo(group.platform.clock.now());
  for (const item of group.platform.all()) await platform.commit([{ action: 'create', item }]);
  const sites = createStaffSites(platform);
  const path = `/staff/grants/${group.grantApplicationId}`;
  const [proposer, confirmer] = [
    await sites.visitor(staff.caseworker),
    await sites.visitor(staff.approver),
  ];
  return {
    ...{ sites, path, proposer, confirmer },
    award: async () =>
      (await grantAwards.read(platform.records, keys.grantAward(group.grantApplicationId)))
        ?.document,
    /** Fills in the form, looks at the preview, and proposes. */
    propose: async () => {
      await proposer.see(`${path}/award`);
      const preview = await proposer.send(`${path}/award`, typed);
      const rest = Object.fromEntries(Object.entries(typed).filter(([name]) => name.includes('-')));
      // The preview carries all that was typed, and sends it again.
      for (const value of ['£1,500', 'Saturday lunches in Ward End.', '2027'])
        expect(preview.body).toContain(`value="${value}"`);
      for (const reason of typed['helps-with'])
        expect(preview.body).toContain(`name="helps-with" value="${reason}"`);
      const sent = await proposer.send(`${path}/award`, rest);
      return { preview, sent };
    },
  };
}

describe('proposing an award', () => {
  it('begins with what was asked for, and with what is not in place as conditions', async () => {
    const { proposer, path } = await setup();
    const { body } = await proposer.see(`${path}/award`);
    expect(body).toContain('value="1,800"');
    expect(body).toMatch(/id="report-day"[^>]*value="24"/);
    expect((await proposer.see(path)).body).toContain('Propose an award');
  });

  it('shows what is offered before it is, and then waits for somebody else', async () => {
    const { proposer, path, propose, award } = await setup();
    const { preview, sent } = await propose();
    expect(preview.body).toContain('£1,000 once two people of the group have accepted');
    expect(preview.body).toContain('£500 on 15 February 2027');
    expect(sent.headers['location']).toBe(`${path}?done=proposed`);
    expect(await award()).toMatchObject({
      ...{ state: 'proposed', amountPence: 1_500_00, proposedBy: 'amina-rahman' },
      conditions: ['A bank account first.', 'Ask us before you hire.'],
      helpsWith: ['money', 'education'],
    });
    const { body } = await proposer.see(path);
    expect(body).toContain('You proposed this, so somebody else has to confirm it.');
    expect(body).not.toContain(`action="${path}/confirm"`);
    const list = await proposer.see('/staff/grants?state=proposed');
    expect(list.body).toContain('£1,500');
    expect((await proposer.see('/staff/grants')).body).toContain('Award proposed');
  });

  it('says everything that does not fit, and keeps what was typed', async () => {
    const { proposer, path, award } = await setup();
    await proposer.see(`${path}/award`);
    const wrong = { amount: '7000', 'report-month': '3', 'report-day': '1' };
    const { statusCode, body } = await proposer.send(`${path}/award`, { ...typed, ...wrong });
    expect(statusCode).toBe(400);
    expect(body).toContain('The group asked for £1,800: give that or less');
    expect(body).toContain('The report has to be due after the last day');
    expect(body).toContain('href="#report-day"');
    expect(body).toContain('value="7000"');
    for (const [change, sentence] of [
      [{ amount: '' }, 'Enter how much to give'],
      [{ 'paid-2-amount': '' }, 'Enter how much the second part is'],
      [{ 'paid-3-amount': '100' }, 'Enter on which day the third part is paid'],
      [{ 'paid-2-amount': '1500' }, 'The later parts are more than the amount, or all of it'],
      [{ conditions: 'a\nb\nc\nd\ne\nf' }, 'Write at most 5 conditions'],
      [{ days: '3' }, 'The days to accept must be a number from 7 to 60'],
      [{ purpose: 'x'.repeat(281) }, 'must be 280 characters or fewer'],
      [{ 'until-year': '' }, 'The last day must include a year'],
    ] as const) {
      const seen = await proposer.send(`${path}/award`, { ...typed, ...change });
      expect(seen.body).toContain(sentence);
    }
    expect(await award()).toBeUndefined();
  });
});

describe('confirming', () => {
  it('makes it an offer, by somebody else', async () => {
    const { confirmer, path, propose, award } = await setup();
    await propose();
    const { body } = await confirmer.see(path);
    expect(body).toContain('Confirm: offer £1,500');
    const { headers } = await confirmer.send(`${path}/confirm`, {});
    expect(headers['location']).toBe(`${path}?done=offered`);
    expect(await award()).toMatchObject({ state: 'offered', acceptBy: '2026-12-18' });
    expect((await confirmer.see(path)).body).toContain(
      'The last day to accept is 18 December 2026',
    );
    expect((await confirmer.see('/staff/grants?state=offered')).body).toContain('18 December 2026');
  });

  it('is for those whose role it is, and never for whoever proposed', async () => {
    const { sites, proposer, path, propose } = await setup();
    await propose();
    expect((await proposer.act(`${path}/confirm`, { proposalId: 'x' })).statusCode).toBe(403);
    for (const who of [staff.finance, staff.auditor]) {
      const visitor = await sites.visitor(who);
      expect((await visitor.see(`${path}/award`)).statusCode).toBe(403);
      expect((await visitor.see(path)).body).not.toContain('Confirm: offer');
    }
  });

  it('says so when what was read is not what is there', async () => {
    const { confirmer, path, propose } = await setup();
    await propose();
    const { statusCode, body } = await confirmer.act(`${path}/confirm`, { proposalId: 'other' });
    expect(statusCode).toBe(409);
    expect(body).toContain('Somebody has withdrawn what you read');
  });
});

describe('giving no grant', () => {
  it('takes a reason and a second person', async () => {
    const { proposer, confirmer, path, award } = await setup();
    await proposer.see(`${path}/no-grant`);
    expect((await proposer.send(`${path}/no-grant`, { reason: ' ' })).body).toContain(
      'Write why, in words that the group reads',
    );
    const { headers } = await proposer.send(`${path}/no-grant`, { reason: 'Too little money.' });
    expect(headers['location']).toBe(`${path}?done=no-proposed`);
    expect((await confirmer.see(path)).body).toContain('Confirm: no grant');
    await confirmer.send(`${path}/confirm`, {});
    expect(await award()).toMatchObject({ state: 'refused', reason: 'Too little money.' });
    expect((await confirmer.see('/staff/grants?state=refused')).body).toContain('Table');
  });
});

describe('withdrawing', () => {
  it('takes a reason, and lets something else be proposed', async () => {
    const { confirmer, path, propose, award } = await setup();
    await propose();
    await confirmer.see(path);
    await confirmer.send(`${path}/confirm`, {});
    await confirmer.see(path);
    const without = await confirmer.send(`${path}/withdraw`, { reason: '' });
    expect(without.body).toContain('Write why, in words that the group reads');
    expect(await award()).toMatchObject({ state: 'offered' });
    await confirmer.see(path);
    const { headers } = await confirmer.send(`${path}/withdraw`, { reason: 'The hall has burnt.' });
    expect(headers['location']).toBe(`${path}?done=withdrawn`);
    const { body } = await confirmer.see(path);
    expect(body).toContain('The hall has burnt.');
    expect(body).toContain('Propose an award');
  });
});

describe('an offer that the group answers', () => {
  it('shows who has accepted, and the end of the account alone', async () => {
    const group = await createSubmittedGrant();
    const { platform, grantApplicationId } = group;
    await group.propose();
    await group.confirm();
    const sites = createStaffSites(createStaffPlatform(undefined, platform, platform.clock));
    const reader = await sites.visitor(staff.auditor);
    const read = async () => (await reader.see(`/staff/grants/${grantApplicationId}`)).body;
    expect(await read()).toContain('has not sent it to its two contacts');
    await group.giveAccount();
    await group.send();
    await group.accept(2);
    const waiting = await read();
    expect(waiting).toContain('Both contacts of the group were asked to accept');
    expect(waiting).toMatch(/Accepted by[\s\S]*Shabnam Akhtar<\/dt><dd>Not yet/);
    expect(waiting).toMatch(/Accepted by[\s\S]*George Mensah<\/dt><dd>20 November 2026/);
    expect(waiting).toContain('Ends in 4321');
    await group.accept(1);
    const accepted = await read();
    expect(accepted).toContain('Two people of the group have accepted it');
    expect(accepted).not.toContain('Withdraw the offer');
    expect((await reader.see('/staff/grants?state=accepted')).body).toContain('£1,500');
  });
});

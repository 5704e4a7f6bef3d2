import { beforeAll, describe, expect, it } from 'vitest';

import type { Templates } from '#shared/web/index.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createChangingGrant } from '#tests/doubles/changing-grant.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});

const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));
const none = { 'until-day': '', 'until-month': '', 'until-year': '' };
const until = { 'until-day': '1', 'until-month': '4', 'until-year': '2027' };
const why = { why: 'The hall has <no> heating.' };

async function setup() {
  const grant = await createChangingGrant();
  const { platform, grantApplicationId } = grant;
  const { site, visitor, failures } = createGroupSite({ templates, assets }, platform);
  const amina = await visitor('amina@example.com');
  const home = `/grants/applications/${grantApplicationId}`;
  const path = `${home}/changes`;
  const send = async (answers: Record<string, string>) => {
    await amina.see(path);
    return amina.send(path, answers);
  };
  return { ...grant, site, amina, home, path, send, failures };
}

describe('the page on which a group asks for a change', () => {
  it('is there once a grant is accepted, with the lines and the days as they are', async () => {
    const early = await createSubmittedGrant();
    const there = createGroupSite({ templates, assets }, early.platform);
    const tooEarly = await there.visitor('amina@example.com');
    const at = `/grants/applications/${early.grantApplicationId}`;
    expect((await tooEarly.see(`${at}/changes`)).headers['location']).toBe(at);
    const { amina, home, path, site } = await setup();
    expect((await amina.see(`${home}/offer`)).body).toContain('Ask for a change');
    const seen = await amina.see(path);
    expect(seen.body).toContain('Now it is 27 March 2027');
    expect(seen.body).toContain('name="line-1-what"');
    expect(htmlFaultsOf(seen)).toEqual([]);
    const stranger = createPageVisitor(site);
    expect((await stranger.see(path)).headers['location']).toBe('/grants/sign-in');
  });

  it('sends a request, shows it, and takes it back once', async () => {
    const { amina, home, path, send, change, failures } = await setup();
    expect((await send({ ...until, ...why })).headers['location']).toBe(`${path}?done=asked`);
    expect(await change()).toMatchObject({ changes: { projectUntil: '2027-04-01' } });
    const seen = await amina.see(`${path}?done=asked`);
    expect(seen.body).toContain('1 April 2027');
    expect(seen.body).toContain('Now: 27 March 2027');
    expect(seen.body).toContain('The hall has &lt;no&gt; heating.');
    expect(htmlFaultsOf(seen)).toEqual([]);
    expect((await amina.see(`${home}/offer`)).body).toContain('Your group asked for a change');
    const second = await send({ place: 'The park', ...why });
    expect(second.statusCode).toBe(400);
    expect(second.body).toContain('Your group has asked for a change already');
    await amina.see(path);
    const taken = await amina.send(`${path}/take-back`, {});
    expect(taken.headers['location']).toBe(`${path}?done=taken-back`);
    expect((await amina.see(`${path}?done=taken-back`)).body).toContain('Taken back.');
    const late = await amina.send(`${path}/take-back`, {}, { ...amina.lastForm, request: 'x' });
    expect(late.headers['location']).toBe(path);
    expect(failures).toEqual([]);
  });

  it.each([
    [{ ...none }, 'nothing here is different from how it is now'],
    [{ ...until, 'until-month': '' }, 'The new last day must include a month'],
    [{ ...until, 'until-day': '31' }, 'The new last day must be a real date'],
    [{ ...until, 'until-year': '2026' }, 'The new last day must be today or later'],
    [{ ...until, 'until-year': '2028' }, 'must be 27 March 2028 or earlier'],
    [{ ...until, 'until-month': '5' }, 'Enter a later day for the report too'],
    [
      { ...until, 'until-day': '24', 'until-month': '12', 'until-year': '2026' },
      'must be 9 January 2027 or later: that is the first day',
    ],
    [{ 'line-1-what': 'Food', 'line-1-amount': '1,400' }, 'so this is £100 too little'],
    [{ 'line-1-what': 'Food', 'line-1-amount': '1,600.50' }, 'so this is £100.50 too much'],
    [{ 'line-1-what': 'Food', 'line-1-amount': 'much' }, 'Enter what line 1 costs, like 120'],
    [{ 'line-1-what': '', 'line-1-amount': '1,500' }, 'Say what line 1 is for'],
    [{ place: 'x'.repeat(2_001) }, 'Where it happens must be 2,000 characters or fewer'],
    [{ place: 'The park', why: ' ' }, 'Say why you need the change'],
  ])('says of %j what is wrong and how to mend it', async (answers, sentence) => {
    const { send, change } = await setup();
    const seen = await send({ ...why, ...answers });
    expect(seen.statusCode).toBe(400);
    expect(seen.body).toContain(sentence);
    expect(htmlFaultsOf(seen)).toEqual([]);
    expect(await change()).toBeUndefined();
  });

  it('takes no request once the report was accepted, and says so', async () => {
    const { amina, path, send, own, platform, grantApplicationId, change } = await setup();
    const answers = {
      outputs: { 'activity-packs': 0, 'advice-sessions': 0, activities: 1, 'families-reached': 1 },
      ...{ people: 1, happened: 'A lunch.', learned: 'Much.' },
      spending: [{ what: 'Food', spentPence: 0 }],
    };
    await amina.see(path);
    await platform.saveReport({ ...own, revision: 0, entered: {}, answers });
    await platform.acceptReport({ grantApplicationId, revision: 1, staffId: 'ben-okafor' });
    const late = await amina.send(path, { ...until, ...why });
    expect(late.headers['location']).toBe(path);
    expect(await change()).toBeUndefined();
    const seen = await amina.see(path);
    expect(seen.body).toContain('nothing of it changes any more');
    expect(seen.body).not.toContain('Ask for this change');
    expect(htmlFaultsOf(seen)).toEqual([]);
    expect((await send({ ...until, ...why })).headers['location']).toBe(path);
  });

  it('shows a no and what was agreed, here and on the page of the grant', async () => {
    const { amina, home, path, send, refuse, agree } = await setup();
    await send({ place: 'The park', ...why });
    await refuse(1, 'ben-okafor', 'It is <too> late.');
    const no = await amina.see(path);
    expect(no.body).toContain('It is &lt;too&gt; late.');
    expect((await amina.see(`${home}/offer`)).body).toContain('or read our last answer');
    await send({ 'report-day': '1', 'report-month': 'June', 'report-year': '2027', ...why });
    await agree(2);
    const yes = await amina.see(path);
    expect(yes.body).toContain('Change 1, agreed on 20 November 2026');
    expect(yes.body).toContain('Now it is due on 1 June 2027');
    expect(htmlFaultsOf(yes)).toEqual([]);
    const offer = await amina.see(`${home}/offer`);
    expect(offer.body).toContain('your report is due on <strong>1 June 2027</strong>');
    expect(offer.body).toContain('24 April 2027');
    expect(htmlFaultsOf(offer)).toEqual([]);
  });
});

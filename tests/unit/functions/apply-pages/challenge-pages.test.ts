import { describe, expect, test } from 'vitest';

import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import { createAnswerChallenge, createChallengeDecision } from '#shared/approvals/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const born = { 'dateOfBirth-day': '12', 'dateOfBirth-month': '4', 'dateOfBirth-year': '1990' };

async function setup() {
  const winter = openWinter('crisis-and-resilience-fund');
  const id = await winter.assessed();
  await winter.declineApplications({
    ...{ applicationIds: [id], staffId: 'ben', reason: 'not-in-hardship' },
  });
  const readOutlook = () => Promise.resolve(undefined);
  const family = createFamilySite(
    { templates: builtTemplates('functions/apply-pages/templates'), assets: plainAssets },
    {
      findStatus: createFindStatus({ ...winter.ports, readOutlook }),
      challengeDecision: createChallengeDecision(winter.ports),
    },
  );
  const visitor = createPageVisitor(family.site);
  await visitor.see('/status');
  await visitor.send('/status', { reference: id, ...born, postcode: 'B8 3BB' });
  const shown = async () => (await visitor.see('/status/application')).body;
  const answer = createAnswerChallenge(winter.ports);
  return { ...winter, id, visitor, shown, answer };
}

describe('saying on the status page that a “no” is wrong', { timeout: 60_000 }, () => {
  test('takes the family’s own words, once, and says by when it is answered', async () => {
    const { visitor, shown, memory } = await setup();
    expect(await shown()).toContain('href="/status/challenge"');
    await visitor.see('/status/challenge');
    const sent = await visitor.send('/status/challenge', { words: 'My rent is higher' });
    expect(sent.headers['location']).toBe('/status/application');
    const body = await shown();
    expect(body).toContain('You told us on 5 May 2026 that this is wrong.');
    // It all happened in one instant, and is told as the story it is.
    const [no, challenged] = ['We could not say yes', 'You told us that our “no” is wrong'];
    expect(body.indexOf(no)).toBeLessThan(body.indexOf(challenged));
    // Fourteen working days, of which the bank holiday of 25 May is none.
    expect(body).toContain('We answer here by 26 May 2026.');
    expect(body).not.toContain('href="/status/challenge"');
    expect((await visitor.see('/status/challenge')).headers['location']).toBe(
      '/status/application',
    );
    expect(memory.ofKind('decision-review')).toHaveLength(1);
  });

  test('asks for words where there are none', async () => {
    const { visitor, memory } = await setup();
    await visitor.see('/status/challenge');
    const sent = await visitor.send('/status/challenge', { words: '  ' });
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('Write what we got wrong');
    expect(memory.ofKind('decision-review')).toEqual([]);
  });

  test('shows the answer: the letter, or that it is decided anew', async () => {
    const { visitor, shown, answer, id } = await setup();
    await visitor.see('/status/challenge');
    await visitor.send('/status/challenge', { words: 'My rent is higher' });
    const letter = 'Your savings are above the limit.';
    await answer({ applicationId: id, staffId: 'chloe', answer: { kind: 'stands', letter } });
    const body = await shown();
    expect(body).toContain(letter);
    expect(body).toContain('It stays a “no”');
    expect(body).toContain('If you still do not agree, call us');

    const other = await setup();
    await other.visitor.see('/status/challenge');
    await other.visitor.send('/status/challenge', { words: 'My rent is higher' });
    const reopened = { kind: 'reopened' } as const;
    await other.answer({ applicationId: other.id, staffId: 'chloe', answer: reopened });
    expect(await other.shown()).toContain('We decide anew');
  });
});

import { describe, expect, test } from 'vitest';

import { sealHandOver, type HandOver } from '#shared/applications/index.ts';
import { createReadOpenWindows, type Door } from '#shared/programmes/index.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';

const templates = builtTemplates('functions/apply-pages/templates');
const assets = [
  {
    name: 'brand.css',
    fileName: 'b',
    contentType: 'text/css',
    body: '',
    encoding: 'utf8' as const,
  },
];
const madeAt = '2026-05-06T10:00:00.000Z';
const banner = 'You are applying for a family, as Tariq Mahmood of Acorn Primary School.';
const teacher: HandOver['onBehalf']['by'] = {
  kind: 'partner',
  partnerId: 'acorn-primary-school',
  organisation: 'Acorn Primary School',
  workerId: 'tariq-mahmood',
  workerName: 'Tariq Mahmood',
};

function handOver(applicationId: string, change: Partial<HandOver> = {}): HandOver {
  const agreement = { how: 'in-person', at: madeAt, textVersion: 'partner-agreement-1' } as const;
  const onBehalf = { by: teacher, agreement };
  return { applicationId, onBehalf, applyingAs: 'professional', madeAt, ...change };
}

const byTelephone: Partial<HandOver> = {
  applyingAs: 'self',
  onBehalf: {
    by: { kind: 'staff', workerId: 'amina-rahman', workerName: 'Amina Rahman' },
    agreement: { how: 'on-the-telephone', at: madeAt, textVersion: 'telephone-agreement-1' },
  },
};

function setup(real: Parameters<typeof createFamilySite>[1] = {}) {
  const family = createFamilySite({ templates, assets }, real);
  const visitor = createPageVisitor(family.site);
  const pathOf = (handed: HandOver) => `/apply/on-behalf/${sealHandOver(handed, 'matching-key')}`;

  async function begin(handed: HandOver) {
    const path = pathOf(handed);
    const seen = await visitor.see(path);
    expect(seen.statusCode).toBe(200);
    return visitor.send(path, {});
  }

  /** Answers every page but the one about who applies, which is settled. */
  async function walk(changed: Record<string, Record<string, string>> = {}) {
    let at = '/apply/where-you-live';
    for (const [path, answers] of familyAnswers) {
      if (path === '/apply/who-is-applying') continue;
      expect(at, 'the next page').toBe(path);
      const seen = await visitor.see(path);
      expect(seen.statusCode, path).toBe(200);
      expect(seen.body, path).toContain('od-on-behalf');
      const sent = await visitor.send(path, changed[path] ?? answers);
      expect(sent.statusCode, `${path} ${sent.body}`).toBe(303);
      at = sent.headers['location'] ?? '';
    }
    return at;
  }
  return { ...family, visitor, pathOf, begin, walk };
}

describe('a worker who applies for a family', () => {
  test('is told so on every page, and asked neither who applies nor to save', async () => {
    const { begin, walk, visitor } = setup();
    expect((await begin(handOver('7K3QD9XW71'))).headers['location']).toBe('/apply/where-you-live');
    expect(await walk()).toBe('/apply/check-answers');
    const check = await visitor.see('/apply/check-answers');
    expect(check.body).toContain(banner);
    expect(check.body).not.toContain('/apply/save');
    expect((await visitor.see('/apply/name')).body).not.toContain('name="save"');
    expect((await visitor.see('/apply/save')).headers['location']).toBe('/apply/check-answers');
    const saving = await visitor.send('/apply/save', { reach: '07700 900123' });
    expect(saving.headers['location']).toBe('/apply/check-answers');
  });

  test('sends it as theirs, with the family’s agreement, and is led back to their list', async () => {
    const { begin, walk, visitor, sent } = setup();
    await begin(handOver('7K3QD9XW72'));
    await walk();
    await visitor.see('/apply/check-answers');
    const done = await visitor.send('/apply/check-answers', {});
    expect(done.headers['location']).toBe('/apply/confirmation/7K3QD9XW72');
    expect(sent).toEqual([
      expect.objectContaining({
        applicationId: '7K3QD9XW72',
        channel: 'partner',
        actor: { kind: 'partner', id: 'acorn-primary-school' },
        onBehalf: handOver('').onBehalf,
        form: expect.objectContaining({ applyingAs: 'professional' }) as unknown,
      }),
    ]);
    const { body } = await visitor.see('/apply/confirmation/7K3QD9XW72');
    expect(body).toContain('href="/partners"');
    expect(body).toContain('href="/partners/new"');
    expect(body).not.toContain('/apply/where-you-live');
    expect(body).not.toContain(banner);
  });

  test('is offered to say with one click that they saw the proof, and may change it', async () => {
    const { begin, walk, visitor, sent } = setup();
    await begin(handOver('7K3QD9XW73'));
    await visitor.see('/apply/where-you-live');
    for (const [path, answers] of familyAnswers) {
      if (path === '/apply/who-is-applying') continue;
      if (path === '/apply/worker') break;
      await visitor.see(path);
      await visitor.send(path, answers);
    }
    expect((await visitor.see('/apply/worker')).body).toContain(
      'value="Tariq Mahmood, Acorn Primary School"',
    );
    await walk({ '/apply/worker': { worker: 'Tariq Mahmood, Acorn Primary School' } });
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]?.form.evidence).toEqual({
      kind: 'worker-has-seen',
      worker: 'Tariq Mahmood, Acorn Primary School',
    });
  });

  test('cannot make the family the one who applies', async () => {
    const { begin, walk, visitor, sent } = setup();
    await begin(handOver('7K3QD9XW74'));
    await walk();
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/who-is-applying', { answer: 'self' });
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]?.form.applyingAs).toBe('professional');
  });

  test('finds nothing of the family before in the next one’s form', async () => {
    const { begin, walk, visitor, store, sent } = setup();
    const names = ['Amina Yusuf', 'Bernadette Okoro', 'Carys Llewellyn'];
    for (const [index, fullName] of names.entries()) {
      await begin(handOver(`7K3QD9XW8${index}`));
      const opened = await visitor.see('/apply/where-you-live');
      expect(opened.body).not.toContain('checked');
      for (const earlier of names.slice(0, index)) expect(opened.body).not.toContain(earlier);
      await walk({ '/apply/name': { fullName } });
      const check = await visitor.see('/apply/check-answers');
      for (const other of names) expect(check.body.includes(other)).toBe(other === fullName);
      await visitor.send('/apply/check-answers', {});
    }
    expect(sent.map(({ form }) => form.fullName)).toEqual(names);
    const [cookie = ''] = visitor.cookies.values();
    const visit = await store.load(cookie.split('.')[0] ?? '');
    expect(JSON.stringify(visit?.session)).not.toMatch(/Amina|Bernadette|Carys|66374958/);
  });

  test('forgets a form that was begun here, and is told before', async () => {
    const { visitor, pathOf, begin } = setup();
    await visitor.see('/apply/where-you-live');
    await visitor.send('/apply/where-you-live', { answer: 'in-birmingham' });
    const seen = await visitor.see(pathOf(handOver('7K3QD9XW75')));
    expect(seen.body).toContain('Another form was begun in this browser');
    const before = [...visitor.cookies.values()];
    await begin(handOver('7K3QD9XW75'));
    expect([...visitor.cookies.values()]).not.toEqual(before);
    expect((await visitor.see('/apply/help-needed')).headers['location']).toBe(
      '/apply/where-you-live',
    );
  });

  test('who presses “begin” again goes on where they were', async () => {
    const { visitor, begin } = setup();
    await begin(handOver('7K3QD9XW76'));
    await visitor.see('/apply/where-you-live');
    await visitor.send('/apply/where-you-live', { answer: 'in-birmingham' });
    const again = await begin(handOver('7K3QD9XW76'));
    expect(again.headers['location']).toBe('/apply/help-needed');
  });

  test('who opens a hand-over again after sending finds the same application', async () => {
    const { visitor, begin, walk, pathOf, sent } = setup();
    await begin(handOver('7K3QD9XW77'));
    await walk();
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    const seen = await visitor.see(pathOf(handOver('7K3QD9XW77')));
    expect(seen.body).toContain('This application was sent');
    expect(seen.body).toContain('7K3QD-9XW77');
    await visitor.send(pathOf(handOver('7K3QD9XW77')), {});
    expect((await visitor.see('/apply/name')).statusCode).not.toBe(200);
    expect(sent).toHaveLength(1);
  });

  test('may stop: the answers are forgotten', async () => {
    const { visitor, begin } = setup();
    await begin(handOver('7K3QD9XW78'));
    await visitor.see('/apply/where-you-live');
    await visitor.send('/apply/where-you-live', { answer: 'in-birmingham' });
    await visitor.see('/apply/help-needed');
    const stopped = await visitor.send('/apply/on-behalf-stop', {});
    expect(stopped.headers['location']).toBe('/partners');
    expect((await visitor.see('/apply/help-needed')).statusCode).toBe(403);
  });
});

describe('a hand-over', () => {
  test.each([
    ['after a quarter of an hour', handOver('7K3QD9XW79', { madeAt: '2026-05-06T09:44:00.000Z' })],
    ['from the day before', handOver('7K3QD9XW79', { madeAt: '2026-05-05T10:00:00.000Z' })],
  ])('begins nothing %s', async (_, handed) => {
    const { visitor, pathOf } = setup();
    const seen = await visitor.see(pathOf(handed));
    expect(seen.statusCode).toBe(410);
    expect(seen.body).toContain('Go back and write it down again');
    expect((await visitor.send(pathOf(handed), {})).statusCode).toBe(403);
  });

  test('that somebody made up begins nothing', async () => {
    const { visitor } = setup();
    expect((await visitor.see('/apply/on-behalf/made-up')).statusCode).toBe(410);
  });

  test('of an organisation that was stopped begins nothing, and sends nothing', async () => {
    let stopped = false;
    const { visitor, pathOf, begin, walk, sent } = setup({
      mayApplyFor: () => Promise.resolve(!stopped),
    });
    await begin(handOver('7K3QD9XW81'));
    await walk();
    stopped = true;
    await visitor.see('/apply/check-answers');
    const refused = await visitor.send('/apply/check-answers', {});
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('Your organisation cannot apply for families now');
    expect(sent).toEqual([]);
    expect((await visitor.see(pathOf(handOver('7K3QD9XW82')))).statusCode).toBe(403);
  });
});

describe('what is kept for partners', () => {
  const readWindows = createReadOpenWindows(createMemoryRecords());
  const readOpenWindows = (at: string, door: Door) =>
    door === 'partner' ? readWindows(at, door) : Promise.resolve([]);

  test('is open to whoever comes with a hand-over, and closed to everybody else', async () => {
    const { visitor, begin, walk, sent } = setup({ readOpenWindows });
    expect((await visitor.see('/apply/where-you-live')).headers['location']).toBe('/apply');
    await begin(handOver('7K3QD9XW83'));
    await walk();
    await visitor.see('/apply/check-answers');
    expect((await visitor.send('/apply/check-answers', {})).headers['location']).toBe(
      '/apply/confirmation/7K3QD9XW83',
    );
    expect(sent).toHaveLength(1);
    expect((await visitor.see('/apply/where-you-live')).headers['location']).toBe('/apply');
  });
});

describe('staff on the telephone', () => {
  test('send it as made by them, so that they can never approve it', async () => {
    const { begin, walk, visitor, sent } = setup();
    await begin(handOver('7K3QD9XW84', byTelephone));
    expect((await visitor.see('/apply/where-you-live')).body).toContain(
      'You are taking an application by telephone, as Amina Rahman.',
    );
    await walk();
    await visitor.see('/apply/check-answers');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]).toMatchObject({
      channel: 'telephone',
      actor: { kind: 'staff', id: 'amina-rahman' },
      onBehalf: byTelephone.onBehalf,
      form: { applyingAs: 'self' },
    });
    const { body } = await visitor.see('/apply/confirmation/7K3QD9XW84');
    expect(body).toContain('href="/staff/cases/7K3QD9XW84"');
    expect(body).not.toContain('/partners');
  });
});

import { describe, expect, test } from 'vitest';

import { openHandOver, type ApplicationForm } from '#shared/applications/index.ts';
import { isReference, showReference } from '#shared/kernel/index.ts';
import { partnerRegistry } from '#shared/partners/index.ts';
import type { PartnerWorker } from '#shared/staff-identity/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { createPartnerSite } from '#tests/doubles/partner-site.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff, workers } from '#tests/doubles/staff-sites.ts';

const { teacher, colleague, supporter } = workers;

function setup() {
  const platform = createStaffPlatform();
  const site = createPartnerSite(platform);
  let number = 0;
  /** An application as a worker sends it, or (without one) a partner's own system. */
  async function brings(
    { partnerId, workerId, name }: PartnerWorker,
    form: Partial<ApplicationForm> = {},
    bySystem = false,
  ): Promise<string> {
    const applicationId = platform.ids.reference();
    platform.clock.moveOnSeconds(60);
    const at = platform.clock.now();
    const by = { kind: 'partner', partnerId, organisation: partnerId } as const;
    const agreement = { how: 'in-person', at, textVersion: 'partner-agreement-1' } as const;
    await platform.submitApplication({
      applicationId,
      form: { ...familyForm((number += 1), 'crisis-and-resilience-fund'), ...form },
      channel: 'partner',
      actor: { kind: 'partner', id: partnerId },
      ...(!bySystem && { onBehalf: { by: { ...by, workerId, workerName: name }, agreement } }),
    });
    await platform.assessApplication(applicationId);
    return applicationId;
  }
  return { ...site, platform, brings };
}

describe('the families of a partner', () => {
  test('are those that anybody there, or its system, applied for: newest first', async () => {
    const { visitor, brings } = setup();
    await brings(teacher, { fullName: 'First Family' });
    await brings(colleague, { fullName: 'Second Family' });
    await brings(teacher, { fullName: 'Third Family' }, true);
    const { body, statusCode } = await (await visitor(teacher)).see('/partners');
    expect(statusCode).toBe(200);
    const order = [
      'Third Family',
      'by your system',
      'Second Family',
      'by Una Byrne',
      'First Family',
    ];
    const places = order.map((words) => body.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(body).toContain('Acorn Primary School');
  });

  test('are nobody else’s: neither in the list, nor found, nor opened', async () => {
    const { visitor, brings } = setup();
    const theirs = await brings(teacher, { fullName: 'Secret Family' });
    const other = await visitor(supporter);
    const list = await other.see('/partners');
    expect(list.body).toContain('Nobody at Lantern Family Charity has applied');
    for (const asked of [theirs, showReference(theirs), 'secret', 'Secret Family']) {
      const found = await other.see(`/partners?find=${encodeURIComponent(asked)}`);
      expect(found.body, asked).toContain('None of your families');
      expect(found.body).not.toContain('Secret Family</bdi>');
    }
    expect((await other.see(`/partners/families/${theirs}`)).statusCode).toBe(404);
    expect((await (await visitor(colleague)).see(`/partners/families/${theirs}`)).statusCode).toBe(
      200,
    );
  });

  test('include none that applied by itself', async () => {
    const { visitor, platform } = setup();
    const own = await platform.applies(familyForm(1, 'crisis-and-resilience-fund'));
    const worker = await visitor(teacher);
    expect((await worker.see(`/partners/families/${own}`)).statusCode).toBe(404);
    expect((await worker.see(`/partners?find=${own}`)).body).toContain('None of your families');
  });

  test('are found by reference however it is written, and by any word of their name', async () => {
    const { visitor, brings } = setup();
    const id = await brings(teacher, { fullName: 'Zoë Nowak' });
    await brings(teacher, { fullName: 'Amina Yusuf' });
    const worker = await visitor(colleague);
    for (const asked of [id, showReference(id).toLowerCase(), 'nowak', 'ZOE nowak']) {
      const { body } = await worker.see(`/partners?find=${encodeURIComponent(asked)}`);
      expect(body, asked).toContain('Zoë Nowak');
      expect(body).not.toContain('Amina Yusuf');
    }
  });

  test('come twenty-five a page, each once', async () => {
    const { visitor, brings } = setup();
    const all = [];
    for (let each = 0; each < 27; each += 1) all.push(await brings(teacher));
    const worker = await visitor(teacher);
    const first = await worker.see('/partners');
    const next = /href="(\/partners\?after=[^"]+)"/.exec(first.body)?.[1] ?? '';
    const second = await worker.see(next.replaceAll('&amp;', '&'));
    const shown = [first, second].map(({ body }) => [
      ...new Set([...body.matchAll(/\/partners\/families\/(\w{10})/g)].map(([, id]) => id)),
    ]);
    expect(shown.map(({ length }) => length)).toEqual([25, 2]);
    expect(shown.flat()).toEqual(all.reverse());
  });
});

describe('one family', () => {
  test('is shown with what happened, and nothing of money, staff or answers', async () => {
    const { visitor, brings, platform } = setup();
    const id = await brings(teacher, { fullName: 'Amina Yusuf' });
    await platform.fund(1_000_000_00);
    for (const staffId of ['ben-okafor', 'chloe-evans']) {
      await platform.approveAwards({ applicationIds: [id], staffId, dryRun: false });
    }
    const { body } = await (await visitor(teacher)).see(`/partners/families/${id}`);
    for (const words of [
      'Received',
      'Being looked at by a person',
      'Yes: payment on its way',
      'in person',
    ]) {
      expect(body).toContain(words);
    }
    expect(body).not.toMatch(/£|account|ben-okafor|Okafor|07700|priority/i);
  });

  test('that was helped before is “already helped”, whoever asked for it then', async () => {
    const { visitor, brings, platform } = setup();
    for (const reason of ['had-an-award', 'applied-already'] as const) {
      const id = await brings(teacher, { fullName: 'Amina Yusuf' });
      await platform.declineApplications({ applicationIds: [id], staffId: 'ben-okafor', reason });
      const { body } = await (await visitor(teacher)).see(`/partners/families/${id}`);
      expect(body).toContain('Already helped');
      expect(body).toContain('call BVSC on 0121 634 7100');
      expect(body).not.toMatch(/award|twelve|12 months/i);
    }
    const id = await brings(teacher);
    await platform.declineApplications({
      ...{ applicationIds: [id], staffId: 'ben-okafor', reason: 'not-enough-shown' },
    });
    const { body } = await (await visitor(teacher)).see(`/partners/families/${id}`);
    expect(body).toContain('it can say so once, on its own status page');
    expect(body).not.toMatch(/already helped|shown/i);
  });
});

describe('applying for a family', () => {
  test('begins with its agreement, and leads to its own form with a hand-over', async () => {
    const { visitor, platform } = setup();
    const worker = await visitor(teacher);
    expect((await worker.see('/partners/new')).body).toContain(
      'Is it all right if I apply for you?',
    );
    const empty = await worker.send('/partners/new', {});
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('Say how the family agreed');
    expect(empty.body).toContain('Tick the box when the family has agreed');
    const led = await worker.send('/partners/new', { how: 'in-writing', agreed: 'yes' });
    const [, token = ''] =
      /^\/apply\/on-behalf\/([\w-]+)$/.exec(led.headers['location'] ?? '') ?? [];
    const at = platform.clock.now();
    const opened = openHandOver(token, 'matching-key', at);
    expect(opened).toEqual({
      ok: true,
      value: {
        applicationId: expect.any(String) as string,
        onBehalf: {
          by: {
            kind: 'partner',
            partnerId: 'acorn-primary-school',
            organisation: 'Acorn Primary School',
            workerId: 'tariq-mahmood',
            workerName: 'Tariq Mahmood',
          },
          agreement: { how: 'in-writing', at, textVersion: 'partner-agreement-1' },
        },
        applyingAs: 'professional',
        madeAt: at,
      },
    });
    expect(opened.ok && isReference(opened.value.applicationId)).toBe(true);
    await worker.see('/partners/new');
    const again = await worker.send('/partners/new', { how: 'in-writing', agreed: 'yes' });
    const other = openHandOver(again.headers['location']!.split('/').at(-1)!, 'matching-key', at);
    expect(other.ok && opened.ok && other.value.applicationId !== opened.value.applicationId).toBe(
      true,
    );
  });
});

describe('the door to these pages', () => {
  test('sends whoever is not signed in to sign in, and tells them that nothing was done', async () => {
    const visitor = await setup().visitor();
    const seen = await visitor.see('/partners/new');
    expect(seen.headers['location']).toBe('/staff/sign-in?returnTo=%2Fpartners%2Fnew');
    expect((await visitor.send('/partners/new', {})).statusCode).toBe(403);
  });

  test.each(Object.values(staff))('is closed to staff: $name', async (member) => {
    const visitor = await setup().visitor(member);
    for (const path of ['/partners', '/partners/new', '/partners/families/7K3QD9XW01']) {
      const seen = await visitor.see(path);
      expect(seen.statusCode).toBe(403);
      expect(seen.body).toContain('These pages are for schools and charities');
    }
  });

  test('says whom to call where there is no page', async () => {
    const worker = await setup().visitor(teacher);
    const seen = await worker.see('/partners/families/7K3QD9XW01');
    expect(seen.statusCode).toBe(404);
    expect(seen.body).toContain('Call BVSC on <a class="govuk-link" href="tel:+441216347100">');
    const stale = await worker.send('/partners/new', {}, {});
    expect(stale.statusCode).toBe(403);
    expect(stale.body).toContain('href="tel:+441216347100"');
  });

  test('is closed to a partner that a manager stopped, until it is let go on', async () => {
    const { visitor, platform } = setup();
    const worker = await visitor(teacher);
    await worker.see('/partners/new');
    const request = { partnerId: teacher.partnerId, staffId: 'erin-walsh', reason: 'Under review' };
    await platform.stopPartner({ ...request, to: 'stopped' });
    const sent = await worker.send('/partners/new', { how: 'in-person', agreed: 'yes' });
    expect(sent.statusCode).toBe(403);
    expect(sent.body).toContain('Your organisation does not apply for families with us now');
    for (const path of ['/partners', '/partners/new', '/partners/families/7K3QD9XW01']) {
      expect((await worker.see(path)).statusCode).toBe(403);
    }
    expect((await (await visitor(supporter)).see('/partners')).statusCode).toBe(200);
    await platform.stopPartner({ ...request, to: 'going-on' });
    expect((await worker.see('/partners')).statusCode).toBe(200);
  });

  test('is closed to an account of a partner that nobody knows', async () => {
    const site = createPartnerSite(createStaffPlatform(), partnerRegistry([]));
    expect((await (await site.visitor(teacher)).see('/partners')).statusCode).toBe(403);
  });
});

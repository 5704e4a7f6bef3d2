import { describe, expect, test } from 'vitest';

import type { Signal } from '#shared/applications/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programme = 'crisis-and-resilience-fund';
const fast: readonly Signal[] = [{ name: 'implausibly-fast', count: 4 }];

async function setup(fakes = 1, who: keyof typeof staff = 'caseworker') {
  const platform = createStaffPlatform();
  const real = await platform.applies(familyForm(0, programme));
  const aside: string[] = [];
  for (let number = 1; number <= fakes; number += 1) {
    aside.push(await platform.applies(familyForm(number, programme), fast));
  }
  const visitor = await createStaffSites(platform).visitor(staff[who]);
  const [first = ''] = aside;
  return { platform, real, aside, first, visitor };
}

describe('applications that may be made by a machine', () => {
  test('are on the first page while there are any, and nowhere in the ordinary queues', async () => {
    const { visitor, real, first } = await setup();
    expect((await visitor.see('/staff')).body).toContain('May be made by a machine');
    const { body } = await visitor.see(`/staff/cases?programme=${programme}&queue=maybe-machine`);
    expect(body).toContain(first);
    expect(body).toContain('answered within 4 seconds');
    expect(body).not.toContain(`/staff/cases/${real}`);
    const queues = ['eligible', 'refer', 'not-eligible', 'duplicate'];
    const ordinary = await Promise.all(
      queues.map((queue) =>
        visitor.see(`/staff/cases?programme=${programme}&queue=to-decide-${queue}`),
      ),
    );
    const all = ordinary.map((page) => page.body).join('');
    expect(all).toContain(`/staff/cases/${real}`);
    expect(all).not.toContain(`/staff/cases/${first}`);
    const none = await setup(0);
    expect((await none.visitor.see('/staff')).body).not.toContain('May be made by a machine');
  });

  test('say on their page why they wait, and go with the others by one button', async () => {
    const { visitor, first, platform } = await setup();
    const { body } = await visitor.see(`/staff/cases/${first}`);
    expect(body).toContain('Nobody is refused for it');
    expect(body).toContain('answered within 4 seconds');
    expect(body).toContain('It looks real');
    const answer = await visitor.act(`/staff/cases/${first}/looks-real`, {});
    const to = answer.headers['location'] ?? '';
    expect(to).toBe(
      `/staff/cases/${first}?done=brought-back&programme=crisis-and-resilience-fund&queue=maybe-machine`,
    );
    expect((await visitor.see(to)).body).toContain('assessed in a moment');
    await platform.assessApplication(first);
    const after = (await visitor.see(`/staff/cases/${first}`)).body;
    expect(after).not.toContain('It looks real');
    expect(after).toContain('answered within 4 seconds');
  });

  test('are declined one by one with words of their own', async () => {
    const { visitor, first } = await setup();
    const path = `/staff/cases/${first}/decline`;
    const answer = await visitor.act(path, { reason: 'may-be-a-machine' });
    expect(answer.headers['location']).toContain('done=declined');
    expect((await visitor.see(`/staff/cases/${first}`)).body).toContain(
      'We could not tell that a person sent this.',
    );
  });

  test.each([
    [{ decision: 'looks-real' }, 'submitted', 'brought-back-count'],
    [{ decision: 'decline', reason: 'may-be-a-machine' }, 'declined', 'declined-count'],
  ])(
    'are settled many at once, after a look at what would happen: %j',
    async (asked, state, count) => {
      const { visitor, aside, platform } = await setup(12);
      const fields = { programme, queue: 'maybe-machine', limit: '500', ...asked };
      const inState = () =>
        platform
          .ofKind('application')
          .map(
            (item) => item['document'] as { state: string; applicationId: string; setAside?: true },
          )
          .filter((each) => each.state === state && (state !== 'submitted' || !each.setAside))
          .map(({ applicationId }) => applicationId);
      const seen = await visitor.act('/staff/cases/bulk', { ...fields, step: 'dry-run' });
      expect(seen.body).toContain(`<data id="${count}" value="12">`);
      expect(inState()).toEqual([]);
      const answer = await visitor.act('/staff/cases/bulk', { ...fields, step: 'confirm' });
      const { body } = await visitor.see(answer.headers['location'] ?? '');
      expect(body).toContain(`<data id="${count}" value="12">`);
      expect(body).toContain('<data id="remaining-count" value="0">');
      expect(inState().toSorted()).toEqual(aside.toSorted());
    },
  );

  test('are for people who decide: an auditor sees them, and no button', async () => {
    const { visitor, first } = await setup(1, 'auditor');
    const { body } = await visitor.see(`/staff/cases/${first}`);
    expect(body).toContain('answered within 4 seconds');
    expect(body).not.toContain('It looks real');
    const forbidden = await visitor.act(`/staff/cases/${first}/looks-real`, {});
    expect(forbidden.statusCode).toBe(403);
  });
});

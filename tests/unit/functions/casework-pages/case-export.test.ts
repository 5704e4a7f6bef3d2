import { describe, expect, test } from 'vitest';

import { readExportPart, type ExportCursor } from '#shared/applications/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const path = '/staff/cases/export';

async function setup(families: number) {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const applicationIds = await platform.families(families);
  const sites = createStaffSites(platform);
  const visitor = await sites.visitor(staff.auditor);
  async function begin(): Promise<string> {
    await visitor.see(path);
    const begun = await visitor.send(path, {});
    return begun.headers['location'] ?? '';
  }
  return { platform, applicationIds, sites, visitor, begin };
}

interface Part {
  readonly text: string;
  readonly rows: number;
  readonly next?: string;
}

describe('cases as a file', () => {
  test('hold each case once, in parts, and nothing that says who a family is', async () => {
    const { visitor, begin, applicationIds } = await setup(40);
    let next: string | undefined = `${await begin()}/rows`;
    const parts: Part[] = [];
    while (next !== undefined) {
      const part = JSON.parse((await visitor.see(next)).body) as Part;
      parts.push(part);
      next = part.next;
    }
    const lines = parts.flatMap(({ text }) => text.trim().split('\r\n'));
    expect(lines[0]).toMatch(/^reference,queue,state,/);
    expect(
      lines
        .slice(1)
        .map((line) => line.split(',')[0])
        .sort(),
    ).toEqual([...applicationIds].sort());
    const whole = lines.join('\n');
    expect(whole).not.toMatch(/Nadia|Hussain|Kaur|07700|Road|B\d\d? \d[A-Z]{2}/);
    expect(lines.every((line) => line.split(',').length === lines[0]!.split(',').length)).toBe(
      true,
    );
    expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(40);
  });

  test('say nothing from which the few streets of a family can be worked out', async () => {
    const { visitor, begin } = await setup(8);
    const { text } = JSON.parse((await visitor.see(`${await begin()}/rows`)).body) as Part;
    const heading = text.split('\r\n')[0]?.split(',');
    // The place of its small area within the city is one of some 650 figures, and priority is made of it.
    expect(heading).not.toEqual(expect.arrayContaining(['area']));
    expect(heading).not.toEqual(expect.arrayContaining(['priority']));
    expect(heading).toContain('need');
  });

  test('are on record before the first of them leaves', async () => {
    const { visitor, begin, platform } = await setup(3);
    const one = await begin();
    expect((await visitor.see(path)).body).toMatch(/Taken lately[\s\S]*Crisis and Resilience Fund/);
    expect(one).toMatch(/^\/staff\/cases\/export\/[0-9A-Z]{10}$/);
    const events = platform.all().filter(isEventItem).map(parseEvent);
    expect(events.filter(({ body }) => body.type === 'cases-exported')).toMatchObject([
      { actor: { kind: 'staff', id: staff.auditor.staffId } },
    ]);
    const faults = recordFaults(platform.all(), platform.clock.now());
    expect(faults.filter(({ pk }) => pk.startsWith('CASE-EXPORT'))).toEqual([]);
  });

  test('leave for whoever began it alone, and on that day', async () => {
    const { sites, begin, platform, visitor } = await setup(3);
    const one = await begin();
    const manager = await sites.visitor(staff.manager);
    for (const each of ['', '/rows', '/part.csv']) {
      expect((await manager.see(`${one}${each}`)).statusCode).toBe(404);
    }
    expect((await visitor.see(`${path}/nonsense/rows`)).statusCode).toBe(404);
    platform.clock.moveOnSeconds(24 * 3600);
    expect((await visitor.see(`${one}/rows`)).statusCode).not.toBe(200);
  });

  test('are links, a part each, for a browser without a script', async () => {
    const { visitor, begin } = await setup(3);
    const one = await begin();
    const { body } = await visitor.see(one);
    expect(body).toContain('The first 3 cases (CSV)');
    const csv = await visitor.see(`${one}/part.csv`);
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(csv.body.trim().split('\r\n')).toHaveLength(4);
  });

  test('begin at the beginning when the place to go on from is none of ours', async () => {
    const { visitor, begin } = await setup(3);
    const one = await begin();
    for (const from of ['rubbish', Buffer.from('{"queue":"nothing"}').toString('base64url')]) {
      const part = JSON.parse((await visitor.see(`${one}/rows?from=${from}`)).body) as Part;
      expect(part.rows).toBe(3);
      expect(part.text).toContain('reference,queue');
    }
  });

  test.each([1, 7, 39, 40, 41])('hold the same cases in parts of %i', async (most) => {
    const { platform, applicationIds } = await setup(40);
    const found: string[] = [];
    let from: ExportCursor | undefined;
    do {
      const part = await readExportPart(platform.records, 'crisis-and-resilience-fund', from, most);
      expect(part.cases.length).toBeLessThanOrEqual(most);
      found.push(...part.cases.map(({ applicationId }) => applicationId));
      for (const one of part.cases) {
        expect(one.assessment?.priority ?? { need: 0 }).toEqual({
          need: expect.any(Number) as number,
        });
      }
      from = part.next;
    } while (from !== undefined);
    expect([...found].sort()).toEqual([...applicationIds].sort());
  });
});

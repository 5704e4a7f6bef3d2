import { describe, expect, test } from 'vitest';

import { runParts, type RailReportLine } from '#shared/payments/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const programme = 'crisis-and-resilience-fund';

async function setup(families = 24) {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const applicationIds = await platform.families(families, programme, 5);
  await platform.approveAwards({ applicationIds, staffId: 'ben-okafor', dryRun: false });
  platform.clock.moveOnSeconds(60);
  const visitor = await createStaffSites(platform).visitor(staff.finance);
  return {
    platform,
    visitor,
    start: () => visitor.act('/staff/payment-runs/start', { programme, rail: 'bacs' }),
    lines: () =>
      platform.ofKind('payment-run-part').flatMap((item) => runParts.parse(item).document.lines),
    report: (lines: RailReportLine[]) =>
      platform.recordRailOutcomes({
        reportId: 'R1',
        submissionId: 'S1',
        idempotencyKey: 'K1',
        kind: 'settlement',
        processingDate: '2026-05-07',
        producedAt: '2026-05-07T05:00:00.000Z',
        lines,
      }),
  };
}

describe('payment runs', () => {
  test('say how many payments are ready and what they come to', async () => {
    const { visitor, platform } = await setup();
    const { body } = await visitor.see('/staff/payment-runs');
    const ready = platform.ofKind('payment').map((item) => item['document']) as {
      amountPence: number;
    }[];
    const total = ready.reduce((sum, { amountPence }) => sum + amountPence, 0);
    expect(body).toContain(`id="ready-count-bacs" value="${ready.length}"`);
    expect(body).toContain(`id="ready-pence-bacs" value="${total}"`);
    expect(body).toContain('No run has been started yet.');
  });

  test('start once, however often the button is pressed', async () => {
    const { start, visitor, platform } = await setup();
    const first = await start();
    const second = await start();
    expect(first.headers['location']).toBe(`/staff/payment-runs/${programme}-bacs-2026-05-06-1`);
    expect(second.headers['location']).toBe(`${first.headers['location'] ?? ''}?under-way=yes`);
    expect(platform.ofKind('payment-run')).toHaveLength(1);
    const { body } = await visitor.see(second.headers['location'] ?? '');
    expect(body).toContain('no second one was started');
    expect(body).toContain('Collecting');
  });

  test('refuse a programme there is not', async () => {
    const { visitor } = await setup(0);
    const seen = await visitor.act('/staff/payment-runs/start', {
      programme: 'lottery',
      rail: 'bacs',
    });
    expect(seen.statusCode).toBe(404);
  });

  test('are listed newest first with state, count and total', async () => {
    const { start, visitor, platform } = await setup();
    await start();
    await platform.submitPaymentRun(`${programme}-bacs-2026-05-06-1`);
    platform.clock.moveOnSeconds(60);
    await start();
    const { body } = await visitor.see('/staff/payment-runs');
    const listed = [...body.matchAll(/href="\/staff\/payment-runs\/([\w-]+-\d)"/g)];
    expect(listed.map(([, runId]) => runId)).toEqual([
      `${programme}-bacs-2026-05-06-2`,
      `${programme}-bacs-2026-05-06-1`,
    ]);
    expect(body).toContain('With the bank');
  });

  test('show what became of each payment, and what has to be put right', async () => {
    const { start, visitor, platform, lines, report } = await setup();
    const answer = await start();
    await platform.submitPaymentRun(`${programme}-bacs-2026-05-06-1`);
    platform.clock.moveOnSeconds(3600);
    const [refusedOne, returnedOne, ...paid] = lines();
    await report([
      { ...asLine(refusedOne!), outcome: 'rejected', reasonCode: '5' },
      { ...asLine(returnedOne!), outcome: 'returned', reasonCode: 'B' },
      ...paid.map((line) => ({ ...asLine(line), outcome: 'settled' as const })),
    ]);
    const { body } = await visitor.see(answer.headers['location'] ?? '');
    expect(body).toMatch(new RegExp(`<dt>Paid</dt><dd>${paid.length} `));
    expect(body).toMatch(/<dt>Refused by the bank<\/dt><dd>1 /);
    expect(body).toMatch(/<dt>Came back<\/dt><dd>1 /);
    expect(body).toContain('There is no account with this number at that sort code.');
    expect(body).toContain(`/staff/cases/${returnedOne!.applicationId}`);
    expect(body).toContain(`submission S-${programme}-bacs-2026-05-06-1`);
    const told = [...body.matchAll(/<p class="od-history__what">([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(told).toEqual([
      'The run was started.',
      expect.stringContaining('The file was closed with'),
      expect.stringContaining('The bank took the file as submission'),
    ]);
  });

  test('with nothing ready make no file', async () => {
    const { start, visitor, platform } = await setup(0);
    const answer = await start();
    await platform.submitPaymentRun(`${programme}-bacs-2026-05-06-1`);
    const { body } = await visitor.see(answer.headers['location'] ?? '');
    expect(body).toContain('No payment was ready when the run was started');
  });

  test('that do not exist are a page that says so', async () => {
    const { visitor } = await setup(0);
    expect((await visitor.see('/staff/payment-runs/none')).statusCode).toBe(404);
  });

  test('are not started by the manager, who may look', async () => {
    const { platform } = await setup();
    const visitor = await createStaffSites(platform).visitor(staff.manager);
    expect((await visitor.see('/staff/payment-runs')).body).not.toContain('Start a payment run');
  });
});

function asLine({ reference, amountPence }: { reference: string; amountPence: number }) {
  return { reference, amountPence };
}

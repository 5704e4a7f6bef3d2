import { describe, expect, test } from 'vitest';

import { createRecordReceipt, createSendMessage } from '#shared/messages/index.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { noWaiting } from '#tests/doubles/no-waiting.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';
import { staffTasks } from '#shared/messages/index.ts';

/** A family whose payment came back and that nobody can write to: it lives in a refuge. */
async function setup() {
  const platform = createStaffPlatform();
  await platform.fund(100_000_00);
  const families = await platform.families(4);
  const applicationId = families[3]!;
  await platform.approveAwards({
    ...{ applicationIds: [applicationId], staffId: 'ben-okafor', reason: 'seen', dryRun: false },
  });
  await platform.approveAwards({
    ...{ applicationIds: [applicationId], staffId: 'chloe-evans', reason: 'seen', dryRun: false },
  });
  platform.clock.moveOnSeconds(60);
  const started = await platform.startPaymentRun({
    ...{ programmeId: 'crisis-and-resilience-fund', rail: 'bacs', staffId: 'dev-patel' },
  });
  if (!started.ok) throw new Error(started.failure.kind);
  await platform.submitPaymentRun(started.value.runId);
  const [payment] = platform.ofKind('payment');
  const { amountPence } = payment?.['document'] as { amountPence: number };
  await platform.recordRailOutcomes({
    ...{ reportId: 'R', submissionId: 'S', idempotencyKey: 'K', kind: 'returns' },
    ...{ processingDate: '2026-05-08', producedAt: platform.clock.now() },
    lines: [
      { reference: `OD${applicationId}0101`, amountPence, outcome: 'returned', reasonCode: 'B' },
    ],
  });
  const provider = createKeptMessages();
  const sendMessage = createSendMessage({
    ...platform,
    ...{ sender: provider, matchingKey: 'matching-key' },
  });
  await sendMessage({ kind: 'payment-returned', applicationId, causeId: 'E1' });
  const [task] = platform.ofKind('staff-task').map((item) => staffTasks.parse(item).document);
  const recordReceipt = createRecordReceipt({ ...platform, waiting: noWaiting });
  return { platform, applicationId, task: task!, recordReceipt, sites: createStaffSites(platform) };
}

// The first page of a process builds the templates, which takes long on a busy machine.
describe('tasks for staff', { timeout: 60_000 }, () => {
  test('say which family was not told, what, why and when to ring', async () => {
    const { sites, applicationId } = await setup();
    const { body } = await (await sites.visitor(staff.caseworker)).see('/staff/tasks');
    expect(body).toContain(`/staff/cases/${applicationId}`);
    expect(body).toContain('The message that the payment came back did not reach the family');
    expect(body).toContain('nothing that it gave us is safe to write to. Ring them.');
    expect(body).toContain('Best in the morning');
  });

  test('are done once', async () => {
    const { sites, applicationId, task } = await setup();
    const visitor = await sites.visitor(staff.caseworker);
    const path = `/staff/tasks/${applicationId}/${task.taskId}/done`;
    const answer = await visitor.act(path, {});
    expect(answer.headers['location']).toBe('/staff/tasks?done=done');
    expect((await visitor.see('/staff/tasks?done=done')).body).toContain('No family waits');
    const again = await visitor.act(path, {});
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('done already, by amina-rahman');
    const strange = await visitor.act(`/staff/tasks/${applicationId}/NOTHING/done`, {});
    expect(strange.body).toContain('There is no such task.');
  });

  test('are only looked at by the auditor', async () => {
    const { sites, applicationId, task } = await setup();
    const visitor = await sites.visitor(staff.auditor);
    const { body } = await visitor.see('/staff/tasks');
    expect(body).not.toContain('<form method="post" action="/staff/tasks');
    const refusedAnswer = await visitor.act(
      `/staff/tasks/${applicationId}/${task.taskId}/done`,
      {},
    );
    expect(refusedAnswer.statusCode).toBe(403);
  });
});

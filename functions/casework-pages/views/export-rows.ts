import type { ExportedCase } from '#shared/applications/index.ts';

/** Names of columns that programs of others read: none ever changes. */
export const exportColumns = [
  ...['reference', 'queue', 'state', 'window', 'came_in', 'submitted_at', 'decided_at'],
  ...['locality', 'ring_fence', 'adults', 'children', 'asked_pounds', 'advice', 'advised_pounds'],
  ...['awarded_pounds', 'need', 'policy'],
] as const;

/** A case as a line of figures: no name, no address, no words of a family. */
export function exportRow(one: ExportedCase): readonly (string | number)[] {
  const { assessment, form, approvedAt, decidedAt, withdrawnAt, awardPence } = one;
  const children = Object.values(form.household.children).reduce((sum, count) => sum + count, 0);
  return [
    ...[one.applicationId, one.queue, one.state, one.windowId, one.channel, one.submittedAt],
    approvedAt ?? decidedAt ?? withdrawnAt ?? '',
    ...[one.area.localityCode, one.ringFence, form.household.adults, children],
    ...[pounds(one.askedPence), assessment?.outcome ?? '', pounds(assessment?.awardPence)],
    pounds(awardPence),
    ...[assessment?.priority.need ?? '', assessment?.policyVersion ?? ''],
  ];
}

function pounds(pence: number | undefined): string {
  return pence === undefined ? '' : (pence / 100).toFixed(2);
}

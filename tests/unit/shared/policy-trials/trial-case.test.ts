import { expect, it } from 'vitest';

import { trialCaseOf, trialCaseParts } from '#shared/policy-trials/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

/** Only these parts of a document, as a reader of the table would give them. */
function only(document: object, parts: readonly string[]): object {
  const kept = {};
  for (const part of parts) {
    const names = part.split('.');
    let [from, to] = [document as Record<string, unknown>, kept as Record<string, unknown>];
    names.forEach((name, depth) => {
      if (!(name in from)) return;
      if (depth === names.length - 1) to[name] = from[name];
      else [from, to] = [from[name], (to[name] ??= {})] as [typeof from, typeof to];
    });
  }
  return kept;
}

it('is not made of an application that nobody assessed yet', async () => {
  const { applied, application } = openWinter();
  expect(trialCaseOf(await application(await applied()))).toBeUndefined();
});

it('holds what was assessed and decided, and nothing of who the family is', async () => {
  const { approved, application, fund } = openWinter();
  await fund(10_000_00);
  const stored = await application(await approved({ fullName: 'Amina Khan' }));
  const found = trialCaseOf(stored);
  expect(found).toMatchObject({
    decision: 'approved',
    orderedAt: 'approvedAt' in stored ? stored.approvedAt : '',
    policyVersion: 'household-support-fund-2021-12',
    advised: { outcome: 'eligible', awardPence: 150_00 },
  });
  expect(JSON.stringify(found)).not.toMatch(/Amina|Khan|B8/);
});

it('is the same out of its parts as out of the whole application', async () => {
  const { approved, assessed, application, fund } = openWinter();
  await fund(10_000_00);
  for (const applicationId of [await assessed(), await approved()]) {
    const stored = await application(applicationId);
    expect(trialCaseOf(only(stored, trialCaseParts))).toEqual(trialCaseOf(stored));
  }
});

it('waits until somebody has decided', async () => {
  const { assessed, application } = openWinter();
  const stored = await application(await assessed());
  expect(trialCaseOf(stored)).toMatchObject({
    decision: 'waiting',
    orderedAt: stored.submittedAt,
  });
});

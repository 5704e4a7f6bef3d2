import path from 'node:path';

import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

const linter = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
});

/** The first file costs reading the whole project, which takes its time on a busy machine. */
const firstFileWithinMs = 180_000;
beforeAll(() => complaints('shared/kernel/pence.ts', 'zod'), firstFileWithinMs);

/** What the linter says of a file of ours if it imported that. */
async function complaints(file: string, imported: string): Promise<string[]> {
  const text = `import '${imported}';\n`;
  const results = await linter.lintText(text, { filePath: path.join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

describe('the boundaries between folders', () => {
  test.each([
    ['shared/kernel/pence.ts', '#shared/eligibility/index.ts'],
    ['shared/ledger/entry.ts', '#shared/config/index.ts'],
    ['shared/eligibility/assess.ts', '#shared/payments/index.ts'],
    ['shared/payments/payment.ts', '#shared/reporting/index.ts'],
    ['shared/payments/payment.ts', '#functions/submit-payments/config.ts'],
    ['shared/payments/payment.ts', '@aws-sdk/client-sqs'],
    ['shared/payments/payment.ts', '#infra/local/platform.ts'],
    ['functions/submit-payments/handler.ts', '#infra/local/platform.ts'],
    ['shared/records/commit.dynamo.ts', '#shared/payments/index.ts'],
  ])('keep %s from importing %s', async (file, imported) => {
    expect(await complaints(file, imported)).toHaveLength(1);
  });

  test.each([
    ['shared/payments/payment.ts', '#shared/approvals/index.ts'],
    ['shared/records/commit.dynamo.ts', '@aws-sdk/client-dynamodb'],
    ['functions/submit-payments/handler.ts', '#shared/payments/index.ts'],
  ])('let %s import %s', async (file, imported) => {
    expect(await complaints(file, imported)).toEqual([]);
  });
});

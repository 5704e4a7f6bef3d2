import { expect, test } from 'vitest';

import { createHandler, scanResultSchema } from '#functions/record-scan/handler.ts';
import { done, refused } from '#shared/kernel/index.ts';

/** As GuardDuty's user guide shows it, shortened. */
function event(scanResultStatus: string, objectKey = 'evidence/APPL1/file-1') {
  return scanResultSchema.parse({
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    detail: {
      scanStatus: 'COMPLETED',
      s3ObjectDetails: { bucketName: 'evidence', objectKey, eTag: 'e', s3Throttled: false },
      scanResultDetails: { scanResultStatus, threats: null },
    },
  });
}

test.each([
  ['NO_THREATS_FOUND', 'clean'],
  ['THREATS_FOUND', 'unsafe'],
  ['UNSUPPORTED', 'unreadable'],
  ['ACCESS_DENIED', 'unreadable'],
  ['FAILED', 'unreadable'],
])('records %s as %s', async (status, outcome) => {
  const recorded: [string, string][] = [];
  const handle = createHandler({
    recordScan: (file, found) => {
      recorded.push([file, found]);
      return Promise.resolve(done('recorded'));
    },
  });
  expect(await handle(event(status))).toEqual({ kind: 'done' });
  expect(recorded).toEqual([['evidence/APPL1/file-1', outcome]]);
});

test('leaves a file nobody knows of to a person', async () => {
  const handle = createHandler({
    recordScan: () => Promise.resolve(refused({ kind: 'no-such-file' })),
  });
  expect(await handle(event('NO_THREATS_FOUND'))).toMatchObject({ kind: 'park' });
});

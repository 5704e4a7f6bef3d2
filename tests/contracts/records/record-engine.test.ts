import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dynoxideProgram, openRecordsEngine, startDynoxide } from '#infra/local/records/index.ts';
import { recordEngineContract } from './record-engine.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'records-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

recordEngineContract('in process, in memory', {
  open: () => openRecordsEngine({ now: Date.now }),
});

recordEngineContract('in process, on disk', {
  open: () => openRecordsEngine({ folder, now: Date.now }),
});

const isMissing = dynoxideProgram() === undefined;
describe('records engine, dynoxide', () => {
  it.skipIf(isMissing)('is checked where its program is installed, which is 64-bit Linux', () => {
    expect(dynoxideProgram()).toContain('dynoxide');
  });
});
if (!isMissing) {
  recordEngineContract('dynoxide', {
    open: () => startDynoxide(),
    knownDifferences: {
      'refuses names and values that no expression uses':
        'it decides the condition first, so a condition that fails hides the mistake',
      'appends what is set beyond the end of a list': 'it fills the gap with nulls',
      'removes list places counted in the old list':
        'it counts the second place in what the first removal left',
      'refuses an update that removes from within what is missing': 'it ignores the removal',
      'refuses an update that sets a place of what is no list': 'it turns a null into a list',
      'refuses an action that is two': 'it does the first and drops the second',
      'stops a page at 1 MB': 'it leaves out the item that crosses the limit',
      'refuses a query with a key of another type': 'it finds nothing instead',
      'says nothing of writes that change nothing': 'it records them as modifications',
    },
  });
}

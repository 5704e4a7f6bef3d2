import { done, refused, type Clock, type Commit, type Result } from '#shared/kernel/index.ts';
import { eventRecord, type RecordReader } from '#shared/records/index.ts';

import {
  aboutFile,
  evidenceFiles,
  fileAtContentKey,
  fileKey,
  type EvidenceFile,
  type ScanOutcome,
} from './evidence-file.ts';

export interface ScanRefusal {
  readonly kind: 'no-such-file';
}

/**
 * Records what the scanner found in a file. Only a clean file may be opened by anybody; any other
 * is to be removed, and its sender asked for another. The same again, or news of a file that is gone,
 * changes nothing; a file once called clean that is found unsafe later goes all the same.
 */
export function createRecordScan(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function recordScan(
    content: string,
    outcome: ScanOutcome,
  ): Promise<Result<'recorded' | 'nothing-new' | 'not-evidence', ScanRefusal>> {
    const at = fileAtContentKey(content);
    if (at === undefined) return done('not-evidence');
    const key = fileKey(at.sender, at.applicationId, at.fileId);
    for (;;) {
      const found = await evidenceFiles.read(ports.records, key);
      if (found === undefined) return refused({ kind: 'no-such-file' });
      const file = found.document;
      const known = file.scan?.outcome;
      if (file.state !== 'kept' || (known !== undefined && outcome !== 'unsafe')) {
        return done('nothing-new');
      }
      const now = ports.clock.now();
      const committed = await ports.commit([
        evidenceFiles.replace(scanned(file, outcome, now), found.version),
        eventRecord(
          key,
          found.version + 1,
          { type: 'evidence-checked', ...aboutFile(file), outcome },
          {
            at: now,
            actor: { kind: 'system', id: 'record-scan' },
            correlationId: at.applicationId,
          },
        ),
      ]);
      if (committed.ok) return done('recorded');
    }
  };
}

function scanned(
  file: Extract<EvidenceFile, { state: 'kept' }>,
  outcome: ScanOutcome,
  at: string,
): EvidenceFile {
  const scan = { outcome, at };
  if (outcome === 'clean') return { ...file, scan };
  const { name: _forgotten, ...rest } = file;
  return { ...rest, state: 'to-remove', because: 'refused', scan, lookAt: at };
}

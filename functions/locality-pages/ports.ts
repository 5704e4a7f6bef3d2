import type { createAllocateConnections } from '#shared/family-connect/index.ts';
import type { Ids } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import type { CountQueue } from '#shared/records/queue-counter.ts';
import type {
  createConnectionReport,
  createDrawnByEnvelope,
  createSpendAgainstNeed,
} from '#shared/reporting/index.ts';

/** What the locality pages ask of the rest of the platform. */
export interface LocalityPorts {
  readonly records: RecordReader;
  readonly countQueue: CountQueue;
  readonly allocateConnections: ReturnType<typeof createAllocateConnections>;
  readonly spendAgainstNeed: ReturnType<typeof createSpendAgainstNeed>;
  readonly drawnByEnvelope: ReturnType<typeof createDrawnByEnvelope>;
  readonly connectionReport: ReturnType<typeof createConnectionReport>;
  readonly ids: Ids;
}

import type { ConnectionSteps } from '#shared/family-connect/index.ts';
import type { Ids } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import type { CountQueue } from '#shared/records/queue-counter.ts';
import type {
  createConnectionReport,
  createConnectionsByArea,
  createDrawnByEnvelope,
  createSpendAgainstNeed,
} from '#shared/reporting/index.ts';

/** What the locality pages ask of the rest of the platform. */
export interface LocalityPorts extends ConnectionSteps {
  readonly records: RecordReader;
  readonly countQueue: CountQueue;
  readonly spendAgainstNeed: ReturnType<typeof createSpendAgainstNeed>;
  readonly drawnByEnvelope: ReturnType<typeof createDrawnByEnvelope>;
  readonly connectionsByArea: ReturnType<typeof createConnectionsByArea>;
  readonly connectionReport: ReturnType<typeof createConnectionReport>;
  readonly ids: Ids;
  /** Goes into files, which leave the page they came from: `https://…`. */
  readonly serviceOrigin: string;
}

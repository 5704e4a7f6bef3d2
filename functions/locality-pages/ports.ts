import type {
  createAllocateConnections,
  createBounceConnection,
  createCloseConnection,
  createNoteFirstContact,
  createNoteWorkerTold,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
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
export interface LocalityPorts {
  readonly records: RecordReader;
  readonly countQueue: CountQueue;
  readonly allocateConnections: ReturnType<typeof createAllocateConnections>;
  readonly bounceConnection: ReturnType<typeof createBounceConnection>;
  readonly noteFirstContact: ReturnType<typeof createNoteFirstContact>;
  readonly closeConnection: ReturnType<typeof createCloseConnection>;
  /** A family that no longer wants help, as it told us, and the worker who had to be told. */
  readonly withdrawConnection: ReturnType<typeof createWithdrawConnection>;
  readonly noteWorkerTold: ReturnType<typeof createNoteWorkerTold>;
  readonly spendAgainstNeed: ReturnType<typeof createSpendAgainstNeed>;
  readonly drawnByEnvelope: ReturnType<typeof createDrawnByEnvelope>;
  readonly connectionsByArea: ReturnType<typeof createConnectionsByArea>;
  readonly connectionReport: ReturnType<typeof createConnectionReport>;
  readonly ids: Ids;
  /** Goes into files, which leave the page they came from: `https://…`. */
  readonly serviceOrigin: string;
}

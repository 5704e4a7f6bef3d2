import type { Clock, Commit } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { createAllocateConnections } from './allocate-connection.ts';
import { createBounceConnection } from './bounce-connection.ts';
import { createEscalateConnection, createNoteCassAnswer } from './escalate-connection.ts';
import { createCloseConnection, createNoteFirstContact } from './follow-connection.ts';
import { createAnswerHandOff } from './answer-hand-off.ts';
import { createFetchHandOff } from './fetch-hand-off.ts';
import { createMakeHandOff } from './make-hand-off.ts';
import { createTriageConnection } from './triage-connection.ts';
import { createNoteWorkerTold, createWithdrawConnection } from './withdraw-connection.ts';

/** All that a locality team does with requests for further help. */
export type ConnectionSteps = ReturnType<typeof createConnectionSteps>;

export function createConnectionSteps(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return {
    allocateConnections: createAllocateConnections(ports),
    bounceConnection: createBounceConnection(ports),
    triageConnection: createTriageConnection(ports),
    escalateConnection: createEscalateConnection(ports),
    noteCassAnswer: createNoteCassAnswer(ports),
    noteFirstContact: createNoteFirstContact(ports),
    closeConnection: createCloseConnection(ports),
    withdrawConnection: createWithdrawConnection(ports),
    makeHandOff: createMakeHandOff(ports),
    fetchHandOff: createFetchHandOff(ports),
    answerHandOff: createAnswerHandOff(ports),
    noteWorkerTold: createNoteWorkerTold(ports),
  };
}

/** DynamoDB on this machine: in this process, or behind an endpoint. */
export { dynoxideProgram, startDynoxide } from './dynoxide.ts';
export { EngineError } from './engine-error.ts';
export type { CancellationReason, EngineErrorBody } from './engine-error.ts';
export { serveEngine } from './engine-server.ts';
export type { ServedEngine } from './engine-server.ts';
export type { EngineFaults, FaultSettings } from './faults.ts';
export { openRecordsEngine } from './in-process-engine.ts';
export type { RecordsEngineOptions } from './in-process-engine.ts';
export type { PassedRecord, RecordsEngine } from './records-engine.ts';
export { openRemoteEngine } from './remote-engine.ts';
export type { RemoteEngineOptions } from './remote-engine.ts';

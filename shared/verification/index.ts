export type { Check, RecordFault } from './check.ts';
export { overspentEnvelopes } from './check-ledger.ts';
export { checkStatement } from './check-statement.ts';
export type { BankWitness } from './check-paid-once.ts';
export { gatherRecords, type GatherRecords } from './gather-records.ts';
export { readerOf, type ReadItem } from './read-item.ts';
export type {
  GatheredApplication,
  GatheredConnection,
  GatheredPayment,
  GatheredRecords,
} from './gathered-records.ts';
export { verifyRecords } from './verify-records.ts';
export { checkMonthStatement } from './check-months.ts';

import { isRecord } from './attribute-value.ts';
import { EngineError } from './engine-error.ts';

/** dynalite hands back what is wrong as an error with AWS's body; this throws it as ours. */
export function refuse(fault: unknown): void {
  if (fault !== undefined && fault !== null) throw asEngineError(fault);
}

/** dynalite's error as an `EngineError`; anything else is a defect and comes back as it is. */
export function asEngineError(fault: unknown): unknown {
  if (!(fault instanceof Error) || !('body' in fault) || !isRecord(fault.body)) return fault;
  const { __type: type, message, Message } = fault.body;
  if (typeof type !== 'string') return fault;
  const text = typeof message === 'string' ? message : typeof Message === 'string' ? Message : '';
  return new EngineError(400, { __type: type, message: text }, fault);
}

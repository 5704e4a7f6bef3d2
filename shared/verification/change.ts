import type { EventType } from '#shared/events/index.ts';
import type { Key } from '#shared/records/index.ts';

/** One change of a document that must have left an event, and the events that can tell of it. */
export interface Change {
  readonly subject: Key;
  readonly version: number;
  readonly types: readonly EventType[];
  /** Events about something else that can tell of this change too; each tells of one. */
  readonly toldBy?: readonly EventType[];
}

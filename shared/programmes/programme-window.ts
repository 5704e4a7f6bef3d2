import * as z from 'zod';

import { documentKind, keys } from '#shared/records/index.ts';

import { settableStates, windowStates } from './window-state.ts';

const windowChangeSchema = z.strictObject({
  from: z.enum(windowStates),
  to: z.enum(settableStates),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
});
export type WindowChange = z.infer<typeof windowChangeSchema>;

/**
 * What staff have made of one window of a programme: every change with who and why, the last one in
 * force. A window nobody has touched has no record and follows its dates. The reasons stand here and
 * not in the events, which carry no free text.
 */
export const programmeWindowSchema = z.strictObject({
  programmeId: z.string(),
  windowId: z.string(),
  changes: z.array(windowChangeSchema).min(1),
});
export type ProgrammeWindowRecord = z.infer<typeof programmeWindowSchema>;

export const programmeWindows = documentKind({
  kind: 'programme-window',
  schema: programmeWindowSchema,
  key: ({ programmeId, windowId }) => keys.programmeWindow(programmeId, windowId),
});

import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeAtomically } from './write-atomically.ts';

/** What outlives a restart: how far a schedule has run, and a failed run that is to be tried again. */
const progressSchema = z.object({
  startMs: z.number(),
  doneMs: z.number(),
  retry: z.object({ dueMs: z.number(), runMs: z.number(), attempt: z.number() }).optional(),
});
export type Progress = z.infer<typeof progressSchema>;
const fileSchema = z.record(z.string(), progressSchema);

export interface ScheduleProgress {
  /** A schedule seen for the first time starts now: what was due before is nobody's business. */
  readonly of: (logicalId: string, nowMs: number) => Progress;
  readonly move: (logicalId: string, progress: Progress) => void;
}

/** Opens the file in which schedules keep how far they have run. */
export function openScheduleProgress(file: string): ScheduleProgress {
  const all = new Map(
    existsSync(file)
      ? Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
      : [],
  );
  function move(logicalId: string, progress: Progress): void {
    all.set(logicalId, progress);
    writeAtomically(file, JSON.stringify(Object.fromEntries(all)));
  }
  return {
    of: (logicalId, nowMs) => {
      const known = all.get(logicalId);
      if (known !== undefined) return known;
      const fresh = { startMs: nowMs, doneMs: nowMs };
      move(logicalId, fresh);
      return fresh;
    },
    move,
  };
}

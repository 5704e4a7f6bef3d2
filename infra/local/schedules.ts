import path from 'node:path';
import * as z from 'zod';
import type { PlatformLog } from './log.ts';
import type { PlatformClock } from './platform-clock.ts';
import { readProperties } from './read-properties.ts';
import { readScheduleExpression, type NextRun } from './schedule-expression.ts';
import {
  connectTarget,
  targetSchema,
  type RunTarget,
  type TargetSurroundings,
} from './schedule-target.ts';
import type { DeployedResource } from './stack.ts';
import { openScheduleProgress, type Progress, type ScheduleProgress } from './schedule-progress.ts';

export interface Schedules {
  /** When the next run is due, in milliseconds since 1970; undefined when none ever is. */
  readonly nextDueMs: () => number | undefined;
  /** Whether everything that is due has run. */
  readonly idle: () => boolean;
  readonly close: () => Promise<void>;
}

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  StartDate: z.iso.datetime({ offset: true }).optional(),
  EndDate: z.iso.datetime({ offset: true }).optional(),
  Target: targetSchema,
});

interface Schedule {
  readonly logicalId: string;
  readonly nextRun: NextRun;
  readonly run: RunTarget;
}

/** Lambda tries a failed asynchronous invocation again after one minute, and then after two. */
const retryPausesMs = [60_000, 120_000];

/**
 * Runs missed no more than an hour apart, because the clock was wound or nothing was running, are
 * one run: a relay that looks every minute need not look ten thousand times at the same moment.
 */
const oneRunWithinMs = 3_600_000;

/** More missed runs than this are not caught up with: somebody wound the clock over years. */
const caughtUpRuns = 100;

/** Node's timers hold no more than 31 bits. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Fires the template's schedules as the platform's clock passes them, in order of time, and goes on
 * after a restart with what became due in between.
 */
export function startSchedules(
  surroundings: TargetSurroundings & {
    readonly clock: PlatformClock;
    readonly log: PlatformLog;
    readonly dataFolder: string;
  },
): Schedules {
  const { clock, log, stack } = surroundings;
  const progress = openScheduleProgress(path.join(surroundings.dataFolder, 'schedules.json'));
  const schedules = stack
    .resourcesOf('AWS::Scheduler::Schedule')
    .flatMap((resource) => readSchedule(resource, surroundings, progress));
  let open = true;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const stopListening = clock.onWound(look);

  const nextOf = ({ logicalId, nextRun }: Schedule) =>
    nextMoment(nextRun, progress.of(logicalId, clock.now()));

  function nextDueMs(): number | undefined {
    const earliestMs = Math.min(...schedules.map(nextOf));
    return earliestMs === Infinity ? undefined : earliestMs;
  }

  /** Runs what is due, unless that is happening already, and sets the timer for what comes next. */
  function look(): void {
    clearTimeout(timer);
    const dueMs = nextDueMs();
    if (!open || dueMs === undefined) return;
    const waitMs = dueMs - clock.now();
    if (waitMs > 0) {
      timer = setTimeout(look, Math.min(waitMs, longestTimerMs)).unref();
    } else {
      running ??= runDue().finally(() => {
        running = undefined;
        look();
      });
    }
  }

  async function runDue(): Promise<void> {
    for (const schedule of schedules) forgetOldest(schedule, progress, clock.now());
    for (let next = earliest(); next !== undefined && open; next = earliest()) await runOne(next);
  }

  function earliest(): Schedule | undefined {
    const due = schedules
      .map((schedule) => ({ schedule, dueMs: nextOf(schedule) }))
      .filter(({ dueMs }) => dueMs <= clock.now())
      .sort((left, right) => left.dueMs - right.dueMs);
    return due[0]?.schedule;
  }

  async function runOne({ logicalId, nextRun, run }: Schedule): Promise<void> {
    const before = progress.of(logicalId, clock.now());
    const { retry } = before;
    const isRetry = retry !== undefined && retry.runMs <= (nextRun(before.doneMs) ?? Infinity);
    const dueMs = isRetry
      ? retry.dueMs
      : lastOfOneRun(nextRun, nextRun(before.doneMs) ?? clock.now(), clock.now());
    const attempt = isRetry ? retry.attempt : 1;
    const succeeded = await run(dueMs, attempt).catch((error: unknown) => {
      log.trouble(`The schedule ${logicalId} could not run`, error);
      return false;
    });
    // A run cut short by the platform's end is due again at the next start.
    if (!open) return;
    const pauseMs = retryPausesMs[attempt - 1];
    const again =
      succeeded || pauseMs === undefined
        ? {}
        : { retry: { dueMs, runMs: clock.now() + pauseMs, attempt: attempt + 1 } };
    const doneMs = Math.max(before.doneMs, dueMs);
    progress.move(logicalId, { startMs: before.startMs, doneMs, ...again });
  }

  look();
  return {
    nextDueMs,
    idle: () => running === undefined && (nextDueMs() ?? Infinity) > clock.now(),
    close: async () => {
      open = false;
      stopListening();
      clearTimeout(timer);
      await running;
    },
  };
}

function readSchedule(
  resource: DeployedResource,
  surroundings: TargetSurroundings & { readonly clock: PlatformClock },
  progress: ScheduleProgress,
): readonly Schedule[] {
  const read = readProperties(scheduleSchema, resource);
  if (read.State === 'DISABLED') return [];
  const { startMs } = progress.of(resource.logicalId, surroundings.clock.now());
  const frame = {
    timeZone: read.ScheduleExpressionTimezone,
    startMs: read.StartDate === undefined ? startMs : Date.parse(read.StartDate),
    endMs: read.EndDate === undefined ? undefined : Date.parse(read.EndDate),
  };
  return [
    {
      logicalId: resource.logicalId,
      nextRun: readScheduleExpression(read.ScheduleExpression, frame),
      run: connectTarget(resource, read.Target, surroundings),
    },
  ];
}

/** When a schedule runs next: as it says, or to try a failed run again. Infinity means never. */
function nextMoment(nextRun: NextRun, { doneMs, retry }: Progress): number {
  return Math.min(nextRun(doneMs) ?? Infinity, retry?.runMs ?? Infinity);
}

/** Counts a schedule's missed runs as done, except the last of them. */
function forgetOldest(
  { logicalId, nextRun }: Schedule,
  progress: ScheduleProgress,
  nowMs: number,
): void {
  const known = progress.of(logicalId, nowMs);
  const missed: number[] = [];
  let dueMs = nextRun(known.doneMs);
  while (dueMs !== undefined && dueMs <= nowMs) {
    missed.push(lastOfOneRun(nextRun, dueMs, nowMs));
    dueMs = nextRun(missed.at(-1) ?? dueMs);
  }
  const doneMs = missed.at(-caughtUpRuns - 1);
  if (doneMs !== undefined) progress.move(logicalId, { ...known, doneMs });
}

/** The due moment that stands for all those after it that are close enough to be one run. */
function lastOfOneRun(nextRun: NextRun, firstMs: number, nowMs: number): number {
  let dueMs = firstMs;
  for (;;) {
    const following = nextRun(dueMs);
    if (following === undefined || following > nowMs) return dueMs;
    if (following - dueMs > oneRunWithinMs) return dueMs;
    dueMs = following;
  }
}

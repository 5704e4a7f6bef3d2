import * as z from 'zod';
import type { DevRoute } from './dev-routes.ts';
import type { Platform } from './platform.ts';
import { tableRoutes } from './table-routes.ts';

const clockSchema = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({ onMs: z.number().nonnegative() }),
]);
const rate = z.number().min(0).max(1).optional();
const faultsSchema = z.strictObject({
  records: z
    .strictObject({ conflictRate: rate, throttleRate: rate, delayMs: z.number().min(0).optional() })
    .optional(),
  queues: z
    .strictObject({
      duplicateRate: rate,
      delayRate: rate,
      loseReplyRate: rate,
      refuseRate: rate,
      duplicateWithinMs: z.number().min(0).optional(),
      delayWithinMs: z.number().min(0).optional(),
    })
    .optional(),
});

/** What `/dev/` offers of the platform itself: its clock, its queues, its faults and its rest. */
export function platformRoutes(platform: Platform): readonly DevRoute[] {
  const time = () => ({ json: { now: new Date(platform.clock.now()).toISOString() } });
  return [
    { method: 'GET', path: '/dev/clock', answer: time },
    {
      method: 'POST',
      path: '/dev/clock',
      answer: ({ body }) => {
        const wanted = clockSchema.parse(JSON.parse(body));
        if ('to' in wanted) platform.clock.windTo(Date.parse(wanted.to));
        else platform.clock.windOn(wanted.onMs);
        return time();
      },
    },
    { method: 'GET', path: '/dev/depths', answer: () => ({ json: platform.queues.depths() }) },
    {
      method: 'POST',
      path: '/dev/faults',
      answer: ({ body }) => {
        const wanted = faultsSchema.parse(JSON.parse(body));
        platform.records.faults.set(stated(wanted.records ?? {}));
        Object.assign(platform.queues.faults, stated(wanted.queues ?? {}));
        return {
          json: { records: platform.records.faults.settings, queues: platform.queues.faults },
        };
      },
    },
    {
      method: 'POST',
      path: '/dev/drained',
      answer: async () => {
        await platform.drained();
        return time();
      },
    },
    {
      method: 'POST',
      path: '/dev/settled',
      answer: async () => {
        await platform.settled();
        return time();
      },
    },
    {
      method: 'GET',
      path: '/dev/providers',
      answer: () => ({
        json: Object.fromEntries([...platform.providers].map(([name, { url }]) => [name, url])),
      }),
    },
    ...tableRoutes(platform.records),
  ];
}

/** Without the members that were not stated, so that they do not overwrite what is there. */
function stated(settings: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

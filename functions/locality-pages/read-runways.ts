import { readWindowEnvelopes } from '#shared/budget/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { windowAt } from '#shared/programmes/index.ts';
import { createRunwayView, ringFenceInWords } from '#shared/staff-web/index.ts';

import { cityCode, type Place } from './place.ts';
import type { LocalityPorts } from './ports.ts';
import type { ReportChoice } from './views/report-choice.ts';

/** How long the money of a place lasts, by ring-fence; nothing for a window that is over. */
export async function runwaysOf(
  { records, drawnByEnvelope }: LocalityPorts,
  { programme }: Pick<ReportChoice, 'programme'>,
  place: Place,
  at: Instant,
) {
  const window = windowAt(programme, at);
  if (window === undefined) return [];
  const ofWindow = { programmeId: programme.programmeId, windowId: window.windowId };
  const [found, drawn] = await Promise.all([
    readWindowEnvelopes(records, ofWindow),
    drawnByEnvelope(ofWindow, at),
  ]);
  const lasts = createRunwayView({ drawn, at, closesOn: window.closesOn });
  const own = found.filter(
    ({ localityCode }) => place.code === cityCode || localityCode === place.code,
  );
  return programme.ringFences.map(({ ringFence }) => ({
    name: ringFenceInWords(ringFence),
    runway: lasts(own.filter((envelope) => envelope.ringFence === ringFence)),
  }));
}

import * as z from 'zod';

import { readWindowEnvelopes } from '#shared/budget/index.ts';
import { unreachable, type Instant } from '#shared/kernel/index.ts';
import {
  programmeIdSchema,
  settableStates,
  type ChangeWindowRefusal,
  type StandingWindow,
} from '#shared/programmes/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  createRunwayView,
  staffAction,
  staffPage,
  type RunwayView,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  page,
  problemAt,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { programmesView, windowStateInWords } from '../views/programmes-view.ts';

const changeSchema = z.object({
  programme: programmeIdSchema,
  window: z.string(),
  version: z.coerce.number().int().min(0),
  to: choice(settableStates, 'Choose what to make of the window'),
  reason: requiredText(
    {
      missing: 'Write why, so that whoever looks at it later understands',
      tooLong: 'Write the reason in 300 letters or fewer',
    },
    300,
  ),
});

/** Every programme with its windows; and opening, pausing and closing them, with a reason. */
export function programmeRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/programmes', ['view-cases'], (request) => showProgrammes(ports, request)),
    staffAction('/staff/programmes/change', ['change-windows'], (request) =>
      changeWindow(ports, request),
    ),
  ];
}

async function showProgrammes(
  ports: FinancePorts,
  { staff, query, at }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const windows = await ports.readWindows(at);
  const runways = await runwaysOf(ports, windows, at);
  return page(
    'programmes.njk',
    {
      form,
      programmes: programmesView(windows, staff.staffId, form.values, (window) =>
        runways.get(window),
      ),
      mayChange: may(staff, 'change-windows'),
      done: query['done'] === 'changed',
    },
    { status },
  );
}

/** How long the money lasts of every window that families or partners can draw on now. */
async function runwaysOf(
  { records, drawnByEnvelope }: FinancePorts,
  windows: readonly StandingWindow[],
  at: Instant,
): Promise<ReadonlyMap<StandingWindow, RunwayView>> {
  const spending = windows.filter(({ state }) => state === 'open' || state === 'partner-only');
  const found = await Promise.all(
    spending.map(async (each) => {
      const { windowId, closesOn } = each.window;
      const named = { programmeId: each.programme.programmeId, windowId };
      const [envelopes, drawn] = await Promise.all([
        readWindowEnvelopes(records, named),
        drawnByEnvelope(named, at),
      ]);
      // Before any money is given there is nothing to run dry.
      if (envelopes.length === 0) return [];
      return [[each, createRunwayView({ drawn, at, closesOn })(envelopes)] as const];
    }),
  );
  return new Map(found.flat());
}

async function changeWindow(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff } = request;
  const read = readForm(changeSchema, form);
  if (!read.ok) return showProgrammes(ports, request, read.failure, 400);
  const { programme, window, version, to, reason } = read.value;
  const changed = await ports.changeWindow({
    ...{ programmeId: programme, windowId: window, to, reason },
    staffId: staff.staffId,
    seenVersion: version,
  });
  if (changed.ok) return redirect('/staff/programmes?done=changed');
  const problem = problemAt(form, 'to', refusalSentence(changed.failure));
  return showProgrammes(ports, request, problem, 409);
}

function refusalSentence(refusal: ChangeWindowRefusal): string {
  switch (refusal.kind) {
    case 'no-such-window':
      return 'There is no such window.';
    case 'not-from-here':
      return `A window that is ${windowStateInWords(refusal.from).text} cannot become ${windowStateInWords(refusal.to).text}.`;
    case 'changed-by-someone-else':
      return `Somebody else changed it meanwhile: it is now ${windowStateInWords(refusal.state).text}. Nothing was changed by you. Look at it and decide again.`;
    default:
      return unreachable(refusal);
  }
}

import * as z from 'zod';

import { unreachable } from '#shared/kernel/index.ts';
import {
  programmeIdSchema,
  settableStates,
  type ChangeWindowRefusal,
} from '#shared/programmes/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
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
  { readWindows }: FinancePorts,
  { staff, query, at }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const windows = await readWindows(at);
  return page(
    'programmes.njk',
    {
      form,
      programmes: programmesView(windows, staff.staffId, form.values),
      mayChange: may(staff, 'change-windows'),
      done: query['done'] === 'changed',
    },
    { status },
  );
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

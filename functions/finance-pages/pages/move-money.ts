import * as z from 'zod';

import { readWindowEnvelopes, type EnvelopePlace } from '#shared/budget/index.ts';
import { isReference } from '#shared/kernel/index.ts';
import { programmeById, programmeIdSchema, type Programme } from '#shared/programmes/index.ts';
import {
  chosenProgramme,
  chosenWindow,
  programmeChoices,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  choice,
  optionalPounds,
  optionalText,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import {
  chosenPlace,
  envelopeOptions,
  moveEffect,
  refusalSentence,
  ringFenceWarning,
} from '../views/change-view.ts';

const mostPence = 100_000_000_00;
const reasonLength = 500;

interface AskedMove {
  readonly programme: Programme;
  readonly from: EnvelopePlace;
  readonly to: EnvelopePlace;
  readonly amountPence: number;
  readonly reason: string;
  readonly step: 'dry-run' | 'confirm';
  /** Made with the preview, so that pressing its button twice proposes once. */
  readonly changeId: string | undefined;
}

const moveSchema: z.ZodType<AskedMove> = z
  .object({
    programme: programmeIdSchema,
    from: z.string().catch(''),
    to: z.string().catch(''),
    amount: optionalPounds('Enter an amount in pounds, like 2,500', {
      minPence: 1,
      maxPence: mostPence,
    }),
    reason: optionalText(`Write the reason in ${reasonLength} characters or fewer`, reasonLength),
    step: choice(['dry-run', 'confirm'], 'Choose what to do'),
    changeId: z.string().refine(isReference).optional().catch(undefined),
  })
  .transform((form, context): AskedMove => {
    const programme = programmeById(form.programme);
    const complain = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    const from = chosenPlace(programme, form.from);
    if (from === undefined) return complain('from', 'Choose the envelope that gives');
    const to = chosenPlace(programme, form.to);
    if (to === undefined) return complain('to', 'Choose the envelope that is given to');
    if (form.to === form.from) return complain('to', 'Choose two different envelopes');
    if (form.amount === undefined) return complain('amount', 'Enter how much to move');
    if (form.reason === undefined) return complain('reason', 'Write why the money is needed there');
    const { step, changeId } = form;
    return { programme, from, to, amountPence: form.amount, reason: form.reason, step, changeId };
  });

/** Moving money from one envelope to another: choose, look at what it does, propose. */
export function moveMoneyRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/budget/move', ['plan-budget'], (request) => showForm(ports, request)),
    staffAction('/staff/budget/move', ['plan-budget'], (request) => proposeMove(ports, request)),
  ];
}

async function showForm(
  { records }: FinancePorts,
  { query, at }: StaffRequest,
  form: FormView = { values: {} },
  status = form.errors === undefined ? 200 : 400,
): Promise<StaffAnswer> {
  const programme = chosenProgramme(query['programme'], at);
  const window = chosenWindow(programme, at);
  const held = await readWindowEnvelopes(records, { ...programme, ...window });
  const options = envelopeOptions(programme, held);
  return page(
    'move-money.njk',
    {
      ...{ form, programme, window, reasonLength },
      programmes: programmeChoices('/staff/budget/move', programme),
      fromItems: [{ value: '', text: 'Choose an envelope' }, ...options],
      toItems: [{ value: '', text: 'Choose an envelope' }, ...options],
    },
    { status },
  );
}

async function proposeMove(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff, at } = request;
  const asked = typeof form['programme'] === 'string' ? { programme: form['programme'] } : {};
  const again = { ...request, query: asked };
  const read = readForm(moveSchema, form);
  if (!read.ok) return showForm(ports, again, read.failure);
  const { programme, step, changeId, ...move } = read.value;
  const { programmeId } = programme;
  const { windowId } = chosenWindow(programme, at);
  if (step === 'dry-run' || changeId === undefined) {
    const held = await readWindowEnvelopes(ports.records, { programmeId, windowId });
    const effect = moveEffect(move, { programmeId, windowId }, held);
    if (effect.some(({ afterPence }) => afterPence < 0)) {
      const sentence = `There is not so much in ${effect[0]?.name ?? 'that envelope'}`;
      return showForm(ports, again, problemAt(form, 'amount', sentence), 409);
    }
    return page('move-preview.njk', {
      ...{ programme, windowId, effect, reason: move.reason, amountPence: move.amountPence },
      warning: ringFenceWarning(programme, move, held),
      fields: [
        ...['from', 'to', 'amount', 'reason'].map((name) => ({ name, value: form[name] })),
        { name: 'programme', value: programmeId },
        { name: 'changeId', value: ports.ids.reference() },
        { name: 'step', value: 'confirm' },
      ],
    });
  }
  const { staffId } = staff;
  const proposed = await ports.proposeMove({ programmeId, windowId, changeId, staffId, ...move });
  if (proposed.ok) return redirect(`/staff/budget/changes/${changeId}?done=proposed`);
  const sentence = refusalSentence(proposed.failure);
  return showForm(ports, again, problemAt(form, 'amount', sentence), 409);
}

import * as z from 'zod';

import {
  answersInWords,
  answersOf,
  grantApplications,
  roundOf,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { checkOffer, offerInWords, type Offer } from '#shared/grant-awards/index.ts';
import { isReference, showReference } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  notFound,
  page,
  readForm,
  redirect,
  requiredText,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import {
  helpsWithChoices,
  offerDefaults,
  offerFormSchema,
  offerProblems,
} from '../views/grant-offer-form.ts';
import { readPanelPence } from '../views/scores-view.ts';
import { decisionRefusal } from '../words/grant-decision-words.ts';
import { grantPath, showGrant } from './grant-pages.ts';

const one = '/staff/grants/{application}';
const reasonLength = 1000;

/** Deciding on a group's application: one of staff proposes an award or a no, another confirms it. */
export function grantDecisionRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(`${one}/award`, ['propose-grants'], (request) =>
      withSubmitted(ports, request, async (application) => {
        const panelPence = await readPanelPence(ports.records, application);
        return offerPage(application, { values: offerDefaults(application, panelPence) });
      }),
    ),
    staffAction(`${one}/award`, ['propose-grants'], (request) =>
      withSubmitted(ports, request, (application) => proposeAward(ports, application, request)),
    ),
    staffPage(`${one}/no-grant`, ['propose-grants'], (request) =>
      withSubmitted(ports, request, (application) =>
        noGrantPage(application, ports.ids.reference(), { values: {} }),
      ),
    ),
    staffAction(`${one}/no-grant`, ['propose-grants'], (request) =>
      withSubmitted(ports, request, (application) => proposeNo(ports, application, request)),
    ),
    staffAction(`${one}/confirm`, ['confirm-grants'], (request) => confirm(ports, request)),
    staffAction(`${one}/withdraw`, ['propose-grants', 'confirm-grants'], (request) =>
      withdraw(ports, request),
    ),
  ];
}

async function withSubmitted(
  { records }: CaseworkPorts,
  { params }: StaffRequest,
  show: (application: GrantApplication) => StaffAnswer | Promise<StaffAnswer>,
): Promise<StaffAnswer> {
  const key = keys.grantApplication(params['application'] ?? '');
  const found = await grantApplications.read(records, key);
  return found?.document.state === 'submitted' ? show(found.document) : notFound();
}

/** What each page about deciding says of the application. */
function about(application: GrantApplication) {
  const { grantApplicationId } = application;
  const answers = answersOf(application);
  const { organisation, budget, project } = answers;
  const round = roundOf(application);
  return {
    ...{ group: organisation.name, title: project.title, askedPence: budget.askedPence },
    round,
    missing: answersInWords(answers, round).flatMap(({ rows }) =>
      rows.filter(({ isNotYet }) => isNotYet),
    ),
    reference: showReference(grantApplicationId),
    path: grantPath(grantApplicationId),
  };
}

function offerPage(application: GrantApplication, form: FormView): StaffAnswer {
  const status = form.errors === undefined ? 200 : 400;
  const helpsWith = helpsWithChoices(form.values['helps-with']);
  return page('grant-award.njk', { application: about(application), form, helpsWith }, { status });
}

const madeBefore = z.string().refine(isReference).optional().catch(undefined);
const stepSchema = z.object({
  step: z.enum(['preview', 'propose']).catch('preview'),
  proposalId: madeBefore,
});

async function proposeAward(
  ports: CaseworkPorts,
  application: GrantApplication,
  request: StaffRequest,
): Promise<StaffAnswer> {
  const { form } = request;
  const read = readForm(offerFormSchema, form);
  if (!read.ok) return offerPage(application, read.failure);
  const offer = read.value;
  const { grantApplicationId } = application;
  const { askedPence } = answersOf(application).budget;
  const panelPence = await readPanelPence(ports.records, application);
  const faults = checkOffer(offer, { askedPence, round: roundOf(application), panelPence });
  if (faults.length > 0) return offerPage(application, offerProblems(form, faults));
  const { step, proposalId } = stepSchema.parse(form);
  if (step === 'preview' || proposalId === undefined) {
    return previewPage(application, request, offer, ports.ids.reference());
  }
  const { staffId } = request.staff;
  const proposed = await ports.proposeAward({ grantApplicationId, proposalId, staffId, offer });
  if (proposed.ok) return redirect(`${grantPath(grantApplicationId)}?done=proposed`);
  return proposed.failure.kind === 'does-not-fit'
    ? offerPage(application, offerProblems(form, proposed.failure.faults))
    : showGrant(ports, request, decisionRefusal(proposed.failure));
}

function previewPage(
  application: GrantApplication,
  { form }: StaffRequest,
  offer: Offer,
  proposalId: string,
): StaffAnswer {
  const typed = Object.entries(form)
    .filter(([name]) => !['_token', '_form', 'step', 'proposalId'].includes(name))
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));
  return page('grant-award-preview.njk', {
    application: about(application),
    ...{ rows: offerInWords(offer), amountPence: offer.amountPence },
    fields: [
      ...typed,
      { name: 'proposalId', value: proposalId },
      { name: 'step', value: 'propose' },
    ],
  });
}

function noGrantPage(
  application: GrantApplication,
  proposalId: string,
  form: FormView,
): StaffAnswer {
  const status = form.errors === undefined ? 200 : 400;
  const view = { application: about(application), form, proposalId, reasonLength };
  return page('grant-no.njk', view, { status });
}

const reasonSchema = z.object({
  reason: requiredText(
    {
      missing: 'Write why, in words that the group reads',
      tooLong: `Write why in ${reasonLength} characters or fewer`,
    },
    reasonLength,
  ),
});

async function proposeNo(
  ports: CaseworkPorts,
  application: GrantApplication,
  request: StaffRequest,
): Promise<StaffAnswer> {
  const { form, staff } = request;
  const proposalId = madeBefore.parse(form['proposalId']) ?? ports.ids.reference();
  const read = readForm(reasonSchema, form);
  if (!read.ok) return noGrantPage(application, proposalId, read.failure);
  const { grantApplicationId } = application;
  const { staffId } = staff;
  const { reason } = read.value;
  const proposed = await ports.proposeGrantRefusal({
    ...{ grantApplicationId, proposalId, staffId, reason },
  });
  if (proposed.ok) return redirect(`${grantPath(grantApplicationId)}?done=no-proposed`);
  return showGrant(ports, request, decisionRefusal(proposed.failure));
}

/** The proposal that was on the page: nobody decides on what they have not read. */
function decidedOn({ params, form, staff }: StaffRequest) {
  return {
    grantApplicationId: params['application'] ?? '',
    proposalId: typeof form['proposalId'] === 'string' ? form['proposalId'] : '',
    staffId: staff.staffId,
  };
}

async function confirm(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const on = decidedOn(request);
  const confirmed = await ports.confirmGrantProposal(on);
  return confirmed.ok
    ? redirect(`${grantPath(on.grantApplicationId)}?done=${confirmed.value}`)
    : showGrant(ports, request, decisionRefusal(confirmed.failure));
}

async function withdraw(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const on = decidedOn(request);
  const read = readForm(reasonSchema, request.form);
  if (!read.ok) return showGrant(ports, request, undefined, read.failure);
  const withdrawn = await ports.withdrawGrantAward({ ...on, ...read.value });
  return withdrawn.ok
    ? redirect(`${grantPath(on.grantApplicationId)}?done=withdrawn`)
    : showGrant(ports, request, decisionRefusal(withdrawn.failure));
}

import { isReference } from '#shared/kernel/index.ts';
import type { ChangePayeeRefusal, RepairRefusal } from '#shared/payments/index.ts';
import {
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { en } from './locales/en/index.ts';
import type { ApplyPorts } from './ports.ts';
import { bankDetailsSchema, mendByLinkSchema } from './questions/bank-details.ts';
import type { Visit } from './visit.ts';

const linkPath = '/mend/{applicationId}/{secret}';
const statusMendPath = '/status/bank-details';
const donePath = '/mend/done';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;
const words = en.mend;

/** Where a family whose payment came back gives other bank details: through its link, or its status page. */
export function mendRoutes(ports: ApplyPorts): Route<Visit>[] {
  return [
    {
      method: 'GET',
      path: donePath,
      session: 'none',
      handle: () => page('mend-done.njk'),
    },
    { method: 'GET', path: linkPath, session: 'start', handle: (ask) => showLink(ports, ask) },
    { method: 'POST', path: linkPath, handle: (ask) => mendByLink(ports, ask) },
    { method: 'GET', path: statusMendPath, handle: (ask) => showForm(ports, ask) },
    { method: 'POST', path: statusMendPath, handle: (ask) => mendFromStatus(ports, ask) },
  ];
}

async function showLink(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const held = linkOf(ask);
  const open = held !== undefined && (await ports.isOpenLink(held.applicationId, held.secret));
  return open ? mendForm(ask, { asksBirth: true }) : linkOver();
}

async function mendByLink(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const held = linkOf(ask);
  if (held === undefined) return linkOver();
  const read = readForm(mendByLinkSchema, ask.form);
  if (!read.ok) return mendForm(ask, { asksBirth: true, form: read.failure, status: 400 });
  const { dateOfBirth, ...payee } = read.value;
  if ((await ports.isPossibleAccount?.(payee)) === false) {
    return mendForm(ask, { asksBirth: true, ...impossible(ask) });
  }
  const mended = await ports.followRepairLink({ ...held, dateOfBirth, payee });
  return mended.ok ? redirect(donePath) : refusal(ask, mended.failure, true);
}

async function showForm(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  return (await mendable(ports, ask)) === undefined
    ? redirect('/status')
    : mendForm(ask, { asksBirth: false });
}

async function mendFromStatus(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const applicationId = await mendable(ports, ask);
  if (applicationId === undefined) return redirect('/status');
  const read = readForm(bankDetailsSchema, ask.form);
  if (!read.ok) return mendForm(ask, { asksBirth: false, form: read.failure, status: 400 });
  if ((await ports.isPossibleAccount?.(read.value)) === false) {
    return mendForm(ask, { asksBirth: false, ...impossible(ask) });
  }
  const actor = { kind: 'family', id: applicationId } as const;
  const mended = await ports.changePayee({ applicationId, payee: read.value, actor });
  if (!mended.ok) return refusal(ask, mended.failure, false);
  return redirect(donePath);
}

/** The application of whoever came through the door of the status page, while its payment is back with us. */
async function mendable(ports: ApplyPorts, { session }: Ask): Promise<string | undefined> {
  const asked = session.status.asked;
  const found = asked && (await ports.findStatus(asked));
  return found?.next === 'returned' ? found.reference : undefined;
}

function linkOf({ params }: Ask) {
  const { applicationId = '', secret = '' } = params;
  return isReference(applicationId) && /^[0-9A-Z]{20}$/.test(secret)
    ? { applicationId, secret }
    : undefined;
}

function refusal(ask: Ask, failure: RepairRefusal | ChangePayeeRefusal, asksBirth: boolean): Reply {
  switch (failure.kind) {
    case 'not-the-applicant':
      return failure.triesLeft > 0
        ? mendForm(ask, {
            asksBirth,
            form: wrongBirth(ask),
            status: 400,
          })
        : linkOver();
    case 'same-account':
      return mendForm(ask, {
        asksBirth,
        form: problemAt(ask.form, 'accountNumber', words.sameAccount),
        status: 400,
      });
    case 'link-not-valid':
    case 'no-such-application':
    case 'nothing-to-pay':
    case 'payment-under-way':
    case 'changed-meanwhile':
      return linkOver();
  }
}

/** The three boxes are one answer; the summary leads to the first of them. */
function wrongBirth({ form }: Ask): FormView {
  const text = words.wrongBirth;
  const problem = problemAt(form, 'dateOfBirth', text);
  return {
    ...problem,
    errors: { ...problem.errors, summary: [{ text, href: '#dateOfBirth-day' }] },
  };
}

function impossible({ form }: Ask) {
  const { impossible: sentence } = en.questions.bankDetails;
  return { form: problemAt(form, 'sortCode', sentence), status: 400 };
}

function mendForm(
  { path }: Ask,
  view: { readonly asksBirth: boolean; readonly form?: FormView; readonly status?: number },
): Reply {
  const { asksBirth, form = { values: {} }, status = 200 } = view;
  return page('mend.njk', { title: words.title, action: path, asksBirth, form }, { status });
}

function linkOver(): Reply {
  return page('mend-over.njk', {}, { status: 410 });
}

import { isReference } from '#shared/kernel/index.ts';
import {
  pieceRailNames,
  type ChangePayeeRefusal,
  type PayoutChoice,
  type RepairRefusal,
} from '#shared/payments/index.ts';
import type { PayoutMethod } from '#shared/programmes/index.ts';
import {
  enteredValues,
  page,
  problemAt,
  readForm,
  redirect,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import type { FamilyPages } from './family-pages.ts';
import type { FamilyWords } from './locales/index.ts';
import type { ApplyPorts } from './ports.ts';
import { bankDetailsSchema, birthSchema } from './questions/bank-details.ts';
import type { Visit } from './visit.ts';

const linkPath = '/mend/{applicationId}/{secret}';
const statusMendPath = '/status/bank-details';
const donePath = '/mend/done';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/**
 * Where a family whose money came back says how to be paid instead: through its link, or its status
 * page. It chooses between the ways that its programme offers and that work for it.
 */
export function mendRoutes(pages: FamilyPages): Route<Visit>[] {
  return [
    {
      method: 'GET',
      path: donePath,
      session: 'none',
      handle: () => page('mend-done.njk'),
    },
    { method: 'GET', path: linkPath, session: 'start', handle: (ask) => showLink(pages, ask) },
    { method: 'POST', path: linkPath, handle: (ask) => mendByLink(pages, ask) },
    { method: 'GET', path: statusMendPath, handle: (ask) => showForm(pages, ask) },
    { method: 'POST', path: statusMendPath, handle: (ask) => mendFromStatus(pages, ask) },
  ];
}

async function showLink(pages: FamilyPages, ask: Ask): Promise<Reply> {
  const { ports, speak } = pages;
  const { words } = speak(ask);
  const held = linkOf(ask);
  const open = held !== undefined && (await ports.isOpenLink(held.applicationId, held.secret));
  if (!open) return linkOver();
  return mendForm(words, ask, {
    asksBirth: true,
    ways: await ports.findWaysToPay(held.applicationId),
  });
}

async function mendByLink(pages: FamilyPages, ask: Ask): Promise<Reply> {
  const { ports, speak } = pages;
  const { words } = speak(ask);
  const held = linkOf(ask);
  if (held === undefined) return linkOver();
  const shown = { asksBirth: true, ways: await ports.findWaysToPay(held.applicationId) };
  const born = readForm(birthSchema(words), ask.form);
  const chosen = await readChoice(pages, ask, shown.ways);
  if (!born.ok || 'problem' in chosen) {
    const first = born.ok ? undefined : born.failure;
    const second = 'problem' in chosen ? chosen.problem : undefined;
    const form = bothProblems(ask.form, [first, second]);
    return mendForm(words, ask, { ...shown, form, status: 400 });
  }
  const { dateOfBirth } = born.value;
  const mended = await ports.followRepairLink({ ...held, dateOfBirth, payee: chosen.payee });
  return mended.ok ? redirect(donePath) : refusal(words, ask, mended.failure, shown);
}

async function showForm(pages: FamilyPages, ask: Ask): Promise<Reply> {
  const { ports, speak } = pages;
  const { words } = speak(ask);
  const applicationId = await mendable(ports, ask);
  if (applicationId === undefined) return redirect('/status');
  return mendForm(words, ask, { asksBirth: false, ways: await ports.findWaysToPay(applicationId) });
}

async function mendFromStatus(pages: FamilyPages, ask: Ask): Promise<Reply> {
  const { ports, speak } = pages;
  const { words } = speak(ask);
  const applicationId = await mendable(ports, ask);
  if (applicationId === undefined) return redirect('/status');
  const shown = { asksBirth: false, ways: await ports.findWaysToPay(applicationId) };
  const chosen = await readChoice(pages, ask, shown.ways);
  if ('problem' in chosen)
    return mendForm(words, ask, { ...shown, form: chosen.problem, status: 400 });
  const actor = { kind: 'family', id: applicationId } as const;
  const mended = await ports.changePayee({ applicationId, payee: chosen.payee, actor });
  return mended.ok ? redirect(donePath) : refusal(words, ask, mended.failure, shown);
}

/** What the family chose, or the form with what is wrong. A programme with one way asks for none. */
async function readChoice(
  { ports, speak }: FamilyPages,
  ask: Ask,
  ways: readonly PayoutMethod[],
): Promise<{ readonly payee: PayoutChoice } | { readonly problem: FormView }> {
  const { form } = ask;
  const { words } = speak(ask);
  const method = ways.length < 2 ? (ways[0] ?? 'bank-transfer') : form['method'];
  const piece = pieceRailNames.find((name) => name === method && ways.includes(name));
  if (piece !== undefined) return { payee: { method: piece } };
  if (method !== 'bank-transfer')
    return { problem: problemAt(form, 'method', words.mend.missingWay) };
  const read = readForm(bankDetailsSchema(words), form);
  if (!read.ok) return { problem: read.failure };
  const possible = (await ports.isPossibleAccount?.(read.value)) !== false;
  const { impossible } = words.questions.bankDetails;
  return possible ? { payee: read.value } : { problem: problemAt(form, 'sortCode', impossible) };
}

/** Everything that is wrong, in the order of the page, so that nobody mends one thing at a time. */
function bothProblems(
  form: Ask['form'],
  [first, second]: readonly [FormView | undefined, FormView | undefined],
): FormView {
  return {
    values: enteredValues(form),
    errors: {
      summary: [...(first?.errors?.summary ?? []), ...(second?.errors?.summary ?? [])],
      fields: { ...first?.errors?.fields, ...second?.errors?.fields },
    },
  };
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

/** What the form is shown with, whatever was typed into it. */
interface Shown {
  readonly asksBirth: boolean;
  readonly ways: readonly PayoutMethod[];
}

function refusal(
  words: FamilyWords,
  ask: Ask,
  failure: RepairRefusal | ChangePayeeRefusal,
  shown: Shown,
): Reply {
  switch (failure.kind) {
    case 'not-the-applicant':
      return failure.triesLeft > 0
        ? mendForm(words, ask, { ...shown, form: wrongBirth(words, ask), status: 400 })
        : linkOver();
    case 'same-account': {
      const form = problemAt(ask.form, 'accountNumber', words.mend.sameAccount);
      return mendForm(words, ask, { ...shown, form, status: 400 });
    }
    case 'way-not-offered': {
      const form = problemAt(ask.form, 'method', words.mend.missingWay);
      return mendForm(words, ask, { ...shown, form, status: 400 });
    }
    case 'link-not-valid':
    case 'no-such-application':
    case 'nothing-to-pay':
    case 'payment-under-way':
    case 'changed-meanwhile':
      return linkOver();
  }
}

/** The three boxes are one answer; the summary leads to the first of them. */
function wrongBirth({ mend }: FamilyWords, { form }: Ask): FormView {
  const text = mend.wrongBirth;
  const problem = problemAt(form, 'dateOfBirth', text);
  return {
    ...problem,
    errors: { ...problem.errors, summary: [{ text, href: '#dateOfBirth-day' }] },
  };
}

function mendForm(
  words: FamilyWords,
  { path }: Ask,
  view: Shown & { readonly form?: FormView; readonly status?: number },
): Reply {
  const { asksBirth, ways, form = { values: {} }, status = 200 } = view;
  return page(
    'mend.njk',
    { title: words.mend.title, action: path, asksBirth, ways, form },
    { status },
  );
}

function linkOver(): Reply {
  return page('mend-over.njk', {}, { status: 410 });
}

import { applicationFormSchemaAt, doorOf } from '#shared/applications/index.ts';
import { invariant, isReference, unreachable, type Ids } from '#shared/kernel/index.ts';
import {
  page,
  redirect,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { applicationFromDraft } from './application-from-draft.ts';
import { fundsInWords } from './funds-in-words.ts';
import { checkPath } from './journey.ts';
import { tooManyMessages } from './limits.ts';
import type { ApplyPorts } from './ports.ts';
import type { FamilyPages } from './family-pages.ts';
import type { ProgrammeRegistry } from '#shared/programmes/index.ts';
import { stoppedPage, wayBack } from './on-behalf-pages.ts';
import { closedPath, nothingIsOpen } from './question-pages.ts';
import { honeypotField, signalsOf } from './signals.ts';
import { closeDraft, type Visit } from './visit.ts';

type SendingOptions = FamilyPages & {
  readonly programmes: ProgrammeRegistry;
  readonly ids: Ids;
};
type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** Checking the answers, sending them, and the confirmation. */
export function sendingRoutes(options: SendingOptions): Route<Visit>[] {
  return [
    { method: 'GET', path: checkPath, handle: (request) => check(options, request) },
    { method: 'POST', path: checkPath, handle: (request) => send(options, request) },
    {
      method: 'GET',
      path: '/apply/confirmation/{reference}',
      session: 'optional',
      handle: ({ params, session, query }) => {
        const { reference = '' } = params;
        // Kept as a bookmark it outlives the visit; then it leads to the door for everybody.
        return session?.sent?.reference === reference
          ? page('confirmation.njk', {
              ...session.sent,
              codeRight: query['code'] === 'right',
              back: session.sent.by && wayBack(session.sent.by, reference),
            })
          : redirect(`/status${isReference(reference) ? `?reference=${reference}` : ''}`);
      },
    },
  ];
}

async function check(options: SendingOptions, ask: Ask): Promise<Reply> {
  const elsewhere = notReady(options, ask);
  if (elsewhere !== undefined) return elsewhere;
  if (await nothingIsOpen(options.ports, ask)) return redirect(closedPath);
  return checkPage(options, ask);
}

/** Where somebody belongs who has nothing to send, or not yet. */
function notReady({ speak }: SendingOptions, ask: Ask): Reply | undefined {
  const { draft, sent } = ask.session;
  if (Object.keys(draft).length === 0 && sent !== undefined) {
    return redirect(confirmationPath(sent.reference));
  }
  const open = speak(ask).journey.firstOpen(draft, ask.at);
  return open === undefined ? undefined : redirect(open.path);
}

function checkPage(options: SendingOptions, ask: Ask, refusal?: string): Reply {
  const { journey, questions } = options.speak(ask);
  const view = {
    sections: journey.answers(ask.session.draft),
    back: questions.declaration.path,
    honeypotField,
    ...(refusal !== undefined && {
      form: { errors: { summary: [{ text: refusal }], fields: {} } },
    }),
  };
  return page('check-answers.njk', view, { status: refusal === undefined ? 200 : 400 });
}

async function send(options: SendingOptions, ask: Ask): Promise<Reply> {
  const elsewhere = notReady(options, ask);
  if (elsewhere !== undefined) return elsewhere;
  const { programmes, ports, ids } = options;
  const { questions, words } = options.speak(ask);
  const { draft, applicationId, onBehalf: brought } = ask.session;
  const form = applicationFormSchemaAt(ask.at, programmes).safeParse(
    // Who applies was settled where they came from, whatever this browser sent since.
    { ...applicationFromDraft(questions, draft, ask.language), ...applyingAs(ask) },
  );
  invariant(form.success, `Answers every page accepted make no form: ${form.error?.message ?? ''}`);
  if (brought !== undefined && !(await ports.mayApplyFor(brought.onBehalf.by)))
    return stoppedPage();
  // Whoever signed in to apply for a family is no machine, however fast they type.
  const signals = brought === undefined ? await signalsOf(ports, ask, form.data) : [];
  const result = await ports.submitApplication({
    ...{ applicationId, form: form.data },
    ...(brought === undefined
      ? { channel: 'online', actor: { kind: 'family', id: applicationId } }
      : { ...doorOf(brought.onBehalf), onBehalf: brought.onBehalf }),
    ...(signals.length > 0 && { signals }),
  });
  if (result.ok) {
    const reference = result.value.applicationId;
    if (ask.session.saved !== undefined) await ports.savedApplications.forget(applicationId);
    const sent = {
      reference,
      ...(await sendFirstCode(ports, ask, reference)),
      moreHelp: form.data.moreHelp.wanted,
      ...(brought && { by: brought.onBehalf.by }),
      payment: form.data.payment.method,
      funds: fundsInWords(result.value.considered, programmes),
    };
    return redirect(
      confirmationPath(reference),
      closeDraft(applicationId, sent, { applicationId: ids.reference(), begunAt: ask.at }),
    );
  }
  switch (result.failure.kind) {
    case 'programme-not-open':
      return redirect(closedPath);
    case 'no-programme-helps':
      return checkPage(options, ask, words.check.noneHelps);
    case 'id-used-for-another-form':
      return checkPage(options, ask, words.check.clash);
    default:
      return unreachable(result.failure);
  }
}

/**
 * At once, while the telephone is in somebody's hand. A queue that is away must not hide from a family that its
 * application is in: the page it is led to lets it ask for the code again.
 */
async function sendFirstCode(ports: ApplyPorts, ask: Ask, reference: string) {
  if ((await ports.findCodeTo(reference)) === undefined) return {};
  // Whoever reads that many were sent from there asks for the code later, from the same page.
  if (!(await tooManyMessages(ports, ask))) {
    await ports.contactCodes.begin(reference).catch(() => 'not-now');
  }
  return { code: true } as const;
}

function applyingAs({ session: { onBehalf } }: Ask) {
  return onBehalf === undefined ? {} : { applyingAs: onBehalf.applyingAs };
}

function confirmationPath(reference: string): string {
  return `/apply/confirmation/${reference}`;
}

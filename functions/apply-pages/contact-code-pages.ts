import * as z from 'zod';

import {
  page,
  problemAt,
  readForm,
  redirect,
  update,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { codeField, shownApplication } from './door.ts';
import type { FamilyPages } from './family-pages.ts';
import { countWrongTry, limitedPage, tooManyMessages, tooManyTries } from './limits.ts';
import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

const codePath = '/status/code';
const sendPath = '/status/code/send';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** Showing that our messages reach whoever applied: a code is sent, and typed in. */
export function contactCodeRoutes(options: FamilyPages): Route<Visit>[] {
  const { ports } = options;
  return [
    {
      method: 'GET',
      path: codePath,
      handle: (ask) => withUnproved(ports, ask, (open) => codeForm(open, { values: {} }, ask)),
    },
    { method: 'POST', path: codePath, handle: (ask) => open(options, ask) },
    { method: 'POST', path: sendPath, handle: (ask) => send(ports, ask) },
  ];
}

/** What a family may know of the contact that a code goes to. */
interface Unproved {
  readonly reference: string;
  readonly channel: 'text' | 'email';
  /** The end of the telephone number; an address is not shown. */
  readonly ending?: string | undefined;
  /** Where they came from, and go back to. */
  readonly back: string;
}

/** Their application: found on the status page, or sent in this visit. */
async function withUnproved(
  ports: ApplyPorts,
  ask: Ask,
  goOn: (open: Unproved) => Reply | Promise<Reply>,
): Promise<Reply> {
  const shown = await shownApplication(ports, ask);
  const { sent } = ask.session;
  const reference = shown?.reference ?? sent?.reference;
  if (reference === undefined) return redirect('/status');
  const back = shown === undefined ? `/apply/confirmation/${reference}` : '/status/application';
  const contact = shown?.codeTo ?? (await ports.findCodeTo(reference));
  return contact === undefined ? redirect(back) : goOn({ reference, back, ...contact });
}

function codeForm(open: Unproved, form: FormView, { query }: Ask, status = 200): Reply {
  const { channel, ending, back } = open;
  return page('contact-code.njk', { form, channel, ending, back, sent: query['sent'] }, { status });
}

function open({ ports, speak }: FamilyPages, ask: Ask): Promise<Reply> {
  const { words } = speak(ask);
  return withUnproved(ports, ask, async (unproved) => {
    const { reference, back } = unproved;
    const read = readForm(z.object({ code: codeField(words) }), ask.form);
    if (!read.ok) return codeForm(unproved, read.failure, ask, 400);
    if (await tooManyTries(ports, ask, reference)) return limitedPage('tries', ask);
    const tried = await ports.contactCodes.open(reference, read.value.code);
    switch (tried.kind) {
      case 'proved':
        return redirect(`${back}?code=right`, typedIn);
      case 'paused':
        return page('status-wait.njk', {}, { status: 429 });
      case 'expired': {
        await ports.contactCodes.send(reference);
        return codeForm(unproved, problemAt({}, 'code', words.saving.expiredCode), ask, 400);
      }
      case 'wrong': {
        await countWrongTry(ports, ask, reference);
        return codeForm(unproved, problemAt(ask.form, 'code', words.saving.wrongCode), ask, 400);
      }
    }
  });
}

const typedIn = update((visit: Visit): Visit => {
  if (visit.sent === undefined) return visit;
  const { code: _code, ...sent } = visit.sent;
  return { ...visit, sent };
});

function send(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  return withUnproved(ports, ask, async ({ reference }) => {
    if (await tooManyMessages(ports, ask, reference)) return limitedPage('messages', ask);
    const sent = await ports.contactCodes.send(reference);
    return redirect(`${codePath}?sent=${sent === 'sent' ? 'again' : 'no'}`);
  });
}

import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import {
  date,
  optionalPostcode,
  page,
  problemAt,
  readForm,
  redirect,
  update,
  type FormView,
  type PageRequest,
  type PageResponse,
  type Route,
  type SessionChange,
} from '#shared/web/index.ts';

import { afterWrongTry, isPaused, referenceField } from './door.ts';
import { en } from './locales/en/index.ts';
import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

const statusPath = '/status';
const shownPath = '/status/application';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** Which form of a word goes with a number, in the language of the page. */
const plurals = new Intl.PluralRules('en-GB');

const words = en.status;
const dateWords = en.questions.dateOfBirth;

const askedSchema = z.object({
  reference: referenceField,
  dateOfBirth: date(dateWords),
  postcode: optionalPostcode(words.invalidPostcode),
});

/** The door back to an application, for those who hold its reference and know whose it is. */
export function statusRoutes(ports: ApplyPorts): Route<Visit>[] {
  return [
    {
      method: 'GET',
      path: statusPath,
      session: 'start',
      handle: (ask) =>
        isPaused(ask.session.status, ask.at)
          ? page('status-wait.njk', {}, { status: 429 })
          : statusForm({ values: { reference: ask.query['reference'] ?? '' } }),
    },
    { method: 'POST', path: statusPath, handle: (ask) => find(ports, ask) },
    {
      method: 'GET',
      path: shownPath,
      handle: async ({ session, query }) => {
        const asked = session.status.asked;
        const found = asked && (await ports.findStatus(asked));
        if (found === undefined) return redirect(statusPath);
        const pieces = found.pieces.map((piece) => ({
          ...piece,
          usable: piece.state === 'issued',
        }));
        const { expected } = found;
        const howMany = expected?.kind === 'decision' ? plurals.select(expected.workingDays) : '';
        return page('status.njk', { ...found, pieces, howMany, notice: noticeFor(query) });
      },
    },
  ];
}

/** After the codes were asked for again, or an application could not be taken back. */
function noticeFor({ codes, kept }: Ask['query']): string | undefined {
  if (codes === 'sent') return words.resent;
  if (codes === 'nothing-to-send') return words.notResent;
  const { refused } = words.withdraw;
  if (kept === 'payment-under-way') return refused['payment-under-way'];
  return kept === 'partly-paid' ? refused['partly-paid'] : undefined;
}

async function find(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  if (isPaused(ask.session.status, ask.at)) return page('status-wait.njk', {}, { status: 429 });
  const read = readForm(askedSchema, ask.form);
  if (!read.ok) return statusForm(read.failure, 400);
  const found = await ports.findStatus(read.value);
  if (found === undefined) {
    const problem = problemAt(ask.form, 'reference', words.notFound);
    return statusForm(problem, 400, countWrongTry(ask.at));
  }
  const { reference, dateOfBirth, postcode: typed } = read.value;
  const asked = { reference, dateOfBirth, ...(typed !== undefined && { postcode: typed }) };
  return redirect(
    shownPath,
    update((visit) => ({ ...visit, status: { wrongTries: 0, asked } })),
  );
}

function statusForm(form: FormView, status = 200, session?: SessionChange<Visit>): Reply {
  const view = { form, title: words.title };
  return page('status-form.njk', view, { status, ...(session && { session }) });
}

function countWrongTry(at: Instant): SessionChange<Visit> {
  return update((visit) => ({ ...visit, status: afterWrongTry(visit.status, at) }));
}

import * as z from 'zod';

import { unreachable } from '#shared/kernel/index.ts';
import {
  page,
  phoneOrEmail,
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

import { afterWrongTry, isPaused, referenceField, shownApplication } from '../door.ts';
import { countWrongTry, limitedPage, tooManyTries } from '../limits.ts';
import { familyWords, type FamilyWords } from '../locales/index.ts';
import type { ApplyPorts } from '../ports.ts';
import type { Visit } from '../visit.ts';
import type { ConnectionStatus } from './find-connection.ts';

const doorPath = '/connect/status';
const shownPath = '/connect/request';
const stopPath = '/connect/stop';
const stoppedPath = '/connect/stopped';
const stopWithApplicationPath = '/status/more-help';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** The door back to a request for further help, and stopping it at any time. */
export function connectStatusRoutes(ports: ApplyPorts): Route<Visit>[] {
  return [
    {
      method: 'GET',
      path: doorPath,
      session: 'start',
      handle: (ask) =>
        isPaused(ask.session.status, ask.at)
          ? page('status-wait.njk', {}, { status: 429 })
          : door({ values: { reference: ask.query['reference'] ?? '' } }),
    },
    { method: 'POST', path: doorPath, handle: (ask) => find(ports, ask) },
    {
      method: 'GET',
      path: shownPath,
      handle: async (ask) => {
        const found = await shown(ports, ask);
        return found === undefined ? redirect(doorPath) : page('connect/request.njk', found);
      },
    },
    {
      method: 'GET',
      path: stopPath,
      handle: async (ask) =>
        (await shown(ports, ask)) === undefined
          ? redirect(doorPath)
          : page('connect/stop.njk', { action: stopPath, keep: shownPath }),
    },
    { method: 'POST', path: stopPath, handle: (ask) => stop(ports, ask) },
    {
      method: 'GET',
      path: stoppedPath,
      session: 'none',
      handle: () => page('connect/stopped.njk'),
    },
    {
      method: 'GET',
      path: stopWithApplicationPath,
      handle: async (ask) => {
        const application = await shownApplication(ports, ask);
        if (application === undefined) return redirect('/status');
        return application.moreHelpToStop === undefined
          ? redirect('/status/application')
          : page('connect/stop.njk', {
              action: stopWithApplicationPath,
              keep: '/status/application',
            });
      },
    },
    {
      method: 'POST',
      path: stopWithApplicationPath,
      handle: (ask) => stopWithApplication(ports, ask),
    },
  ];
}

function door(form: FormView, status = 200, session?: SessionChange<Visit>): Reply {
  return page('connect/status.njk', { form }, { status, ...(session && { session }) });
}

function doorSchema(words: FamilyWords) {
  const { missing } = words.questions.contact;
  return z.object({
    reference: referenceField(words),
    reach: phoneOrEmail({ missing, invalid: missing }).transform((way) =>
      'phone' in way ? way.phone : way.email,
    ),
  });
}

async function find(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  if (isPaused(ask.session.status, ask.at)) return page('status-wait.njk', {}, { status: 429 });
  const words = familyWords[ask.language];
  const read = readForm(doorSchema(words), ask.form);
  if (!read.ok) return door(read.failure, 400);
  const { reference, reach } = read.value;
  if (await tooManyTries(ports, ask, reference)) return limitedPage('tries', ask);
  if ((await ports.findConnection(reference, reach)) === undefined) {
    await countWrongTry(ports, ask, reference);
    const problem = problemAt(ask.form, 'reference', words.connect.notFound);
    const tried = update((visit: Visit): Visit => ({
      ...visit,
      status: afterWrongTry(visit.status, ask.at),
    }));
    return door(problem, 400, tried);
  }
  return redirect(
    shownPath,
    update((visit) => ({ ...visit, connect: { ...visit.connect, shown: { reference, reach } } })),
  );
}

async function shown(ports: ApplyPorts, { session }: Ask): Promise<ConnectionStatus | undefined> {
  const asked = session.connect?.shown;
  return asked && (await ports.findConnection(asked.reference, asked.reach));
}

async function stop(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const found = await shown(ports, ask);
  if (found === undefined) return redirect(doorPath);
  const { reference } = found;
  const stopped = await withdraw(ports, reference);
  return stopped
    ? redirect(
        stoppedPath,
        update(({ connect: _connect, ...visit }: Visit): Visit => visit),
      )
    : redirect(shownPath);
}

/** What was held may have been passed on while the family read the page: then that is stopped. */
async function stopWithApplication(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const found = await shownApplication(ports, ask);
  if (found?.moreHelpToStop?.kind === 'held') await ports.stopHeldHelp(found.reference);
  const now = found?.moreHelpToStop?.kind === 'held' ? await shownApplication(ports, ask) : found;
  const toStop = now?.moreHelpToStop;
  if (toStop?.kind === 'sent') await withdraw(ports, toStop.connectionRequestId);
  return redirect('/status/application');
}

/** Whether there was something to stop; whoever changed it at the same moment makes us look again. */
async function withdraw(ports: ApplyPorts, connectionRequestId: string): Promise<boolean> {
  const actor = { kind: 'family', id: connectionRequestId } as const;
  for (let tries = 0; tries < 3; tries += 1) {
    const withdrawn = await ports.withdrawConnection({ connectionRequestId, actor });
    if (withdrawn.ok) return true;
    switch (withdrawn.failure.kind) {
      case 'not-found':
      case 'another-locality':
        return false;
      case 'changed-by-someone-else':
        continue;
      default:
        return unreachable(withdrawn.failure);
    }
  }
  throw new Error(`${connectionRequestId} is changed too often to stop it now`);
}

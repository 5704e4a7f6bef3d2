import { isReference } from '#shared/kernel/index.ts';
import {
  page,
  redirect,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import { shownApplication } from './door.ts';
import type { ApplyPorts } from './ports.ts';
import type { Visit } from './visit.ts';

const linkPath = '/status/received/{applicationId}/{token}';
const fromStatusPath = '/status/received';
const resendPath = '/status/codes';
const shownPath = '/status/application';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/**
 * One tap to say whether it came, by the link in a message or on the status page, and one to have the
 * codes sent again. A link alone changes nothing: programs that look at links before people do, tap none.
 */
export function receivedRoutes(ports: ApplyPorts): Route<Visit>[] {
  return [
    { method: 'GET', path: linkPath, session: 'start', handle: (ask) => showQuestion(ports, ask) },
    { method: 'POST', path: linkPath, handle: (ask) => answerByLink(ports, ask) },
    { method: 'POST', path: fromStatusPath, handle: (ask) => answerFromStatus(ports, ask) },
    { method: 'POST', path: resendPath, handle: (ask) => resend(ports, ask) },
  ];
}

function showQuestion(ports: ApplyPorts, ask: Ask): Reply {
  return holderOf(ports, ask) === undefined
    ? page('received.njk', { said: 'over' }, { status: 410 })
    : page('received.njk', { action: ask.path });
}

async function answerByLink(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const applicationId = holderOf(ports, ask);
  if (applicationId === undefined) return page('received.njk', { said: 'over' }, { status: 410 });
  return page('received.njk', { said: await answer(ports, ask, applicationId) });
}

async function answerFromStatus(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const applicationId = (await shownApplication(ports, ask))?.reference;
  if (applicationId === undefined) return redirect('/status');
  await answer(ports, ask, applicationId);
  return redirect(shownPath);
}

async function answer(
  { answerReceipt }: ApplyPorts,
  { form }: Ask,
  applicationId: string,
): Promise<'confirmed' | 'denied' | 'nothingSent'> {
  const arrived = form['arrived'] === 'yes';
  const answered = await answerReceipt({ applicationId, arrived });
  if (!answered.ok && answered.failure.kind === 'nothing-sent') return 'nothingSent';
  return arrived ? 'confirmed' : 'denied';
}

async function resend(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const applicationId = (await shownApplication(ports, ask))?.reference;
  if (applicationId === undefined) return redirect('/status');
  const sent = await ports.resendCodes(applicationId);
  return redirect(`${shownPath}?codes=${sent}`);
}

/** Whose application a link of ours is for. */
function holderOf({ isReceiptLink }: ApplyPorts, { params }: Ask): string | undefined {
  const { applicationId = '', token = '' } = params;
  return isReference(applicationId) && isReceiptLink(applicationId, token)
    ? applicationId
    : undefined;
}

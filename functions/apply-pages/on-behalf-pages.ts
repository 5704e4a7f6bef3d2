import type { HandOver, HandOverRefusal, OnBehalf } from '#shared/applications/index.ts';
import {
  page,
  redirect,
  type PageRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

import type { FamilyPages } from './family-pages.ts';
import { checkPath } from './journey.ts';
import type { ApplyPorts } from './ports.ts';
import { filesOf } from './proof-pages.ts';
import { beginOnBehalf, type Visit } from './visit.ts';

const handOverPath = '/apply/on-behalf/{token}';
const stopPath = '/apply/on-behalf-stop';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/**
 * The door for those who apply for a family: they come with a hand-over from a page of their own, and
 * fill in the family's own form. Words on these pages are for workers, in English.
 */
export function onBehalfRoutes(options: FamilyPages): Route<Visit>[] {
  return [
    {
      method: 'GET',
      path: handOverPath,
      session: 'start',
      handle: (ask) => withHandOver(options, ask, (handOver) => ready(ask, handOver)),
    },
    {
      method: 'POST',
      path: handOverPath,
      handle: (ask) => withHandOver(options, ask, (handOver) => begin(options, ask, handOver)),
    },
    { method: 'POST', path: stopPath, handle: (ask) => stop(options, ask) },
  ];
}

async function withHandOver(
  { ports }: FamilyPages,
  { params, at }: Ask,
  goOn: (handOver: HandOver) => Reply | Promise<Reply>,
): Promise<Reply> {
  const opened = ports.openHandOver(params['token'] ?? '', at);
  if (!opened.ok) return refusedPage(opened.failure);
  const { applicationId, onBehalf } = opened.value;
  const back = wayBack(onBehalf.by, applicationId);
  if (await ports.wasSent(applicationId)) {
    return page('on-behalf.njk', { state: 'sent', reference: applicationId, back });
  }
  return (await ports.mayApplyFor(onBehalf.by)) ? goOn(opened.value) : stoppedPage();
}

function refusedPage({ kind }: HandOverRefusal): Reply {
  return page('on-behalf.njk', { state: kind }, { status: 410 });
}

/** What whoever applies for a family is told when their organisation was stopped meanwhile. */
export function stoppedPage(): Reply {
  return page('on-behalf.njk', { state: 'stopped' }, { status: 403 });
}

function ready({ session }: Ask, { applicationId, onBehalf }: HandOver): Reply {
  const another = session.applicationId !== applicationId && Object.keys(session.draft).length > 0;
  return page('on-behalf.njk', { state: 'ready', sentence: inWords(onBehalf.by), another });
}

async function begin(options: FamilyPages, ask: Ask, handOver: HandOver): Promise<Reply> {
  const { session, at } = ask;
  const { questions, journey } = options.speak(ask);
  if (session.onBehalf !== undefined && session.applicationId === handOver.applicationId) {
    // Pressed again by whoever has begun: they go on where they were.
    return redirect(journey.firstOpen(session.draft, at)?.path ?? checkPath);
  }
  if (session.saved === undefined) await withdrawFiles(options.ports, session);
  return redirect(questions.whereYouLive.path, beginOnBehalf(handOver));
}

async function stop({ ports }: FamilyPages, { session }: Ask): Promise<Reply> {
  const { onBehalf } = session;
  if (onBehalf === undefined) return redirect('/apply');
  await withdrawFiles(ports, session);
  return redirect(wayBack(onBehalf.onBehalf.by).href, { kind: 'end' });
}

/** Takes back the files of answers that are forgotten. */
export async function withdrawFiles(ports: ApplyPorts, visit: Visit): Promise<void> {
  for (const fileId of filesOf(visit)) await ports.withdrawEvidence(visit.applicationId, fileId);
}

/** What every page says to whoever fills in the form for a family. */
export function bannerOf(visit: Visit | undefined): object | undefined {
  const by = visit?.onBehalf?.onBehalf.by;
  return by === undefined ? undefined : { sentence: inWords(by), stopPath };
}

function inWords(by: OnBehalf['by']): string {
  return by.kind === 'partner'
    ? `You are applying for a family, as ${by.workerName} of ${by.organisation}.`
    : `You are taking an application by telephone, as ${by.workerName}.`;
}

/** Where they go back to: the families of their organisation, or what staff do next. */
export function wayBack(by: OnBehalf['by'], applicationId?: string) {
  if (by.kind === 'partner') {
    const tell = 'Read the reference to the family. You can follow the application in your list.';
    return { tell, text: 'Back to your families', href: '/partners', again: '/partners/new' };
  }
  const tell = 'Read the reference to the caller. Somebody else decides this application.';
  if (applicationId === undefined) return { tell, text: 'Back to the start page', href: '/staff' };
  return { tell, text: 'Open the case', href: `/staff/cases/${applicationId}` };
}

/** Staff always may; somebody of a partner as long as it is one, and not stopped. */
export function createMayApplyFor(
  findPartner: (partnerId: string) => Promise<object | undefined>,
): ApplyPorts['mayApplyFor'] {
  return async (by) => by.kind === 'staff' || (await findPartner(by.partnerId)) !== undefined;
}

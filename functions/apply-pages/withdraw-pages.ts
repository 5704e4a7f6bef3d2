import { unreachable } from '#shared/kernel/index.ts';
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

const withdrawPath = '/status/withdraw';
const shownPath = '/status/application';

type Ask = PageRequest<Visit>;
type Reply = PageResponse<Visit>;

/** Where a family takes its application back, after it was asked whether it means it. */
export function withdrawRoutes(ports: ApplyPorts): Route<Visit>[] {
  return [
    { method: 'GET', path: withdrawPath, handle: (ask) => confirm(ports, ask) },
    { method: 'POST', path: withdrawPath, handle: (ask) => withdraw(ports, ask) },
  ];
}

async function confirm(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const found = await shownApplication(ports, ask);
  if (found === undefined) return redirect('/status');
  const { mayWithdraw, moreHelp, next } = found;
  if (mayWithdraw) return page('status-withdraw.njk', { moreHelp });
  // What is over already says so itself on the status page.
  return next === 'declined' || next === 'withdrawn' ? redirect(shownPath) : kept();
}

async function withdraw(ports: ApplyPorts, ask: Ask): Promise<Reply> {
  const applicationId = (await shownApplication(ports, ask))?.reference;
  if (applicationId === undefined) return redirect('/status');
  const actor = { kind: 'family', id: applicationId } as const;
  const withdrawn = await ports.withdrawApplication({ applicationId, actor });
  if (withdrawn.ok) return redirect(shownPath);
  switch (withdrawn.failure.kind) {
    case 'no-such-application':
    case 'declined-already':
      return redirect(shownPath);
    case 'payment-under-way':
    case 'partly-paid':
      return kept(withdrawn.failure.kind);
    default:
      return unreachable(withdrawn.failure);
  }
}

function kept(why: 'payment-under-way' | 'partly-paid' = 'payment-under-way'): Reply {
  return redirect(`${shownPath}?kept=${why}`);
}

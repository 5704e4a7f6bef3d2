import { unreachable } from '#shared/kernel/index.ts';
import {
  configuredPartners,
  isStopped,
  readPartnerAccess,
  type AccessRefusal,
  type Partner,
} from '#shared/partners/index.ts';
import type { Permission } from '#shared/staff-identity/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, problemAt, redirect, type FormView, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';

const path = '/staff/partners';
const managers = ['manage-partners'] as const satisfies Permission[];

/** The partners that apply for families: the keys of their systems, and stopping one. */
export function partnerRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(path, managers, (request) => show(ports, request)),
    staffAction(`${path}/{partnerId}/keys`, managers, (request) => issue(ports, request)),
    staffAction(`${path}/{partnerId}/keys/{keyId}/revoke`, managers, (request) =>
      revoke(ports, request),
    ),
    staffAction(`${path}/{partnerId}/stop`, managers, (request) => stop(ports, request)),
  ];
}

async function show(
  { records }: CaseworkPorts,
  { query }: Pick<StaffRequest, 'query'>,
  form: FormView = { values: {} },
): Promise<StaffAnswer> {
  const partners = await Promise.all(
    configuredPartners.all.map(async (partner: Partner) => {
      const { document } = await readPartnerAccess(records, partner.partnerId);
      return {
        ...partner,
        href: `${path}/${partner.partnerId}`,
        isStopped: isStopped(document),
        lastStop: document.stops.at(-1),
        keys: document.keys,
      };
    }),
  );
  const done = doneSentences[query['done'] ?? ''];
  const status = form.errors === undefined ? 200 : 409;
  return page('partners.njk', { partners, form, done }, { status });
}

const doneSentences: Readonly<Record<string, string>> = {
  revoked: 'The key was revoked. Whoever uses it is turned away from now on.',
  stopped: 'The partner was stopped. It begins and sends nothing more.',
  'going-on': 'The partner may apply for families again.',
};

/** The one page on which a key is ever seen. It is not a redirect: nothing keeps what it shows. */
async function issue(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff } = request;
  const { partnerId = '' } = params;
  const issued = await ports.issuePartnerKey({ partnerId, staffId: staff.staffId });
  if (!issued.ok) return refusal(ports, request, issued.failure);
  const partner = configuredPartners.find(partnerId)?.name;
  return page('partner-key.njk', { ...issued.value, partner, back: path });
}

async function revoke(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff } = request;
  const { partnerId = '', keyId = '' } = params;
  const revoked = await ports.revokePartnerKey({ partnerId, keyId, staffId: staff.staffId });
  return revoked.ok ? redirect(`${path}?done=revoked`) : refusal(ports, request, revoked.failure);
}

async function stop(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const { partnerId = '' } = params;
  const to = form['to'] === 'going-on' ? 'going-on' : 'stopped';
  const reason = typeof form['reason'] === 'string' ? form['reason'].trim().slice(0, 300) : '';
  if (reason === '') {
    const missing = 'Write why, so that whoever looks at it later understands';
    return show(ports, request, problemAt(form, `reason-${partnerId}`, missing));
  }
  const stopped = await ports.stopPartner({ partnerId, to, reason, staffId: staff.staffId });
  return stopped.ok ? redirect(`${path}?done=${to}`) : refusal(ports, request, stopped.failure);
}

function refusal(
  ports: CaseworkPorts,
  request: StaffRequest,
  failure: AccessRefusal,
): Promise<StaffAnswer> {
  return show(ports, request, {
    values: {},
    errors: { summary: [{ text: whyNot(failure), href: '#main-content' }], fields: {} },
  });
}

function whyNot({ kind }: AccessRefusal): string {
  switch (kind) {
    case 'no-such-partner':
      return 'There is no such partner.';
    case 'no-such-key':
      return 'There is no such key.';
    case 'two-keys-already':
      return 'This partner has two keys already. Revoke the one it uses no longer, then issue another.';
    case 'changed-by-someone-else':
      return 'Somebody else changed this partner a moment ago. Look at it again, then do it once more.';
    default:
      return unreachable(kind);
  }
}

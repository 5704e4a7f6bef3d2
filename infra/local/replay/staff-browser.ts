import type { HttpClient, HttpReply } from './http-client.ts';
import { headingOf, hiddenFields } from './read-page.ts';

/** A member of staff in front of a browser without JavaScript. */
export interface StaffBrowser {
  readonly staffId: string;
  /** Signs in anew, as everybody does in the morning, from the bookmark of a page; answers that page. */
  readonly signIn: (path?: string) => Promise<string>;
  /** A page, wherever it leads on to. */
  readonly read: (path: string) => Promise<string>;
  /**
   * Fills in the form of a page that sends to `action` and sends it off, hidden fields and all.
   * Answers the page it leads to; stops at the redirect when \`follow\` is false, which is enough to
   * know that it was done.
   */
  readonly submit: (
    page: string,
    action: string,
    fields: Readonly<Record<string, string>>,
    options?: { readonly follow: boolean },
  ) => Promise<string>;
}

const longestChain = 12;

export function createStaffBrowser(
  client: HttpClient,
  origin: string,
  staffId: string,
): StaffBrowser {
  const jars = new Map<string, Map<string, string>>();

  async function send(
    method: 'GET' | 'POST',
    url: URL,
    form?: Readonly<Record<string, string>>,
  ): Promise<HttpReply> {
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await client.send({
      method,
      url: url.href,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(form === undefined
          ? {}
          : {
              'content-type': 'application/x-www-form-urlencoded',
              origin: url.origin,
            }),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    });
    for (const line of reply.headers['set-cookie'] ?? []) keep(jar, line);
    return reply;
  }

  async function follow(first: HttpReply, from: URL): Promise<string> {
    let reply = first;
    let at = from;
    for (let step = 0; step < longestChain; step += 1) {
      const { location } = reply.headers;
      if (reply.status < 300 || reply.status >= 400 || location === undefined) {
        return pageOf(reply, at);
      }
      at = new URL(location, at);
      reply = await send('GET', at);
    }
    throw new Error(`${from.pathname} leads on and on`);
  }

  function pageOf(reply: HttpReply, at: URL): string {
    if (reply.status === 200) return reply.body;
    throw new Error(
      `${staffId} asked ${at.pathname} and was answered ${reply.status}: ${headingOf(reply.body) || reply.body.slice(0, 200)}`,
    );
  }

  async function read(path: string): Promise<string> {
    const at = new URL(path, origin);
    return follow(await send('GET', at), at);
  }

  return {
    staffId,
    read,
    signIn(path) {
      jars.clear();
      const query = new URLSearchParams({ login_hint: staffId });
      if (path !== undefined) query.set('returnTo', path);
      return read(`/staff/sign-in?${query.toString()}`);
    },
    async submit(page, action, fields, options = { follow: true }) {
      const hidden = hiddenFields(page, action);
      if (hidden === undefined) {
        throw new Error(`${staffId} finds no form for ${action} on “${headingOf(page)}”`);
      }
      const at = new URL(action, origin);
      const reply = await send('POST', at, { ...hidden, ...fields });
      if (options.follow || reply.status !== 303) return follow(reply, at);
      return reply.headers.location ?? '';
    },
  };
}

/** A cookie with no life left is one to forget. */
function keep(jar: Map<string, string>, setCookie: string): void {
  const [pair = '', ...attributes] = setCookie.split(';');
  const name = pair.slice(0, pair.indexOf('=')).trim();
  const gone = attributes.some((attribute) => {
    const [key = '', value = ''] = attribute.trim().split('=');
    const expired = key.toLowerCase() === 'expires' && Date.parse(value) <= 0;
    return expired || (key.toLowerCase() === 'max-age' && Number(value) <= 0);
  });
  if (gone) jar.delete(name);
  else jar.set(name, pair.slice(pair.indexOf('=') + 1));
}

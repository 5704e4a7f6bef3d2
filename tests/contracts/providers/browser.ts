/** A browser without JavaScript: follows redirects by hand and keeps cookies, minding the real clock. */
export interface Browser {
  /** Goes there and on, until a page answers or the address starts with `until`. */
  readonly visit: (address: string, until?: string) => Promise<Visit>;
  readonly submit: (
    address: string,
    form: Record<string, string>,
    until?: string,
  ) => Promise<Visit>;
}

export interface Visit {
  readonly address: string;
  readonly status: number;
  readonly text: string;
}

export function createBrowser(): Browser {
  const cookies: { name: string; value: string; path: string }[] = [];

  async function go(address: string, init: RequestInit, until: string | undefined): Promise<Visit> {
    if (until !== undefined && address.startsWith(until)) return { address, status: 0, text: '' };
    const { pathname } = new URL(address);
    const cookie = cookies
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const reply = await fetch(address, { ...init, headers: { cookie }, redirect: 'manual' });
    for (const line of reply.headers.getSetCookie()) keep(line);
    const location = reply.headers.get('location');
    if (location !== null) return go(new URL(location, address).href, {}, until);
    return { address, status: reply.status, text: await reply.text() };
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const of = (wanted: string) =>
      attributes
        .find((text) => text.toLowerCase().startsWith(`${wanted}=`))
        ?.slice(wanted.length + 1);
    const path = of('path') ?? '/';
    const kept = cookies.findIndex((known) => known.name === name && known.path === path);
    if (kept >= 0) cookies.splice(kept, 1);
    const expires = of('expires');
    if (expires === undefined || Date.parse(expires) > Date.now())
      cookies.push({ name, value, path });
  }

  return {
    visit: (address, until) => go(address, {}, until),
    submit: (address, form, until) =>
      go(address, { method: 'POST', body: new URLSearchParams(form) }, until),
  };
}

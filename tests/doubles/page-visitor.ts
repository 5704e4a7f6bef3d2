import type { Context } from 'aws-lambda';

import type { GatewayResponse, PageSite } from '#shared/web/index.ts';

export interface Seen extends GatewayResponse {
  readonly path: string;
}

/**
 * Somebody with a browser: keeps cookies, follows no redirect unasked, and fills in forms with the
 * hidden fields of the page they last saw.
 */
export function createPageVisitor(site: PageSite) {
  const cookies = new Map<string, string>();
  let lastForm: Record<string, string> = {};

  async function ask(method: string, url: string, more: object = {}): Promise<Seen> {
    const [path = '', query = ''] = url.split('?');
    const event = {
      rawPath: path,
      rawQueryString: query,
      cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
      headers: {},
      requestContext: { http: { method } },
      ...more,
    };
    const response = await site(event, {} as Context);
    for (const cookie of response.cookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (cookie.includes('Max-Age=0')) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const hidden = [
      ...response.body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g),
    ];
    if (hidden.length > 0) {
      lastForm = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
    }
    return { ...response, path: url };
  }

  return {
    cookies,
    get lastForm() {
      return lastForm;
    },
    see: (url: string) => ask('GET', url),
    ask,
    /** Sends the form of the page last seen, or a form seen earlier. */
    send: (url: string, answers: Record<string, string | string[]>, form = lastForm) => {
      const body = new URLSearchParams(form);
      for (const [name, value] of Object.entries(answers)) {
        for (const one of [value].flat()) body.append(name, one);
      }
      return ask('POST', url, {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      });
    },
  };
}

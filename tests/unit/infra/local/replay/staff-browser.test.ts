import { describe, expect, it } from 'vitest';

import type { HttpClient, HttpReply, HttpRequest } from '#infra/local/replay/http-client.ts';
import { createStaffBrowser } from '#infra/local/replay/staff-browser.ts';

const origin = 'http://127.0.0.1:3000';
const directory = 'http://127.0.0.1:4000';
const form = `<h1>Cases</h1><form action="/staff/do"><input type="hidden" name="_token" value="t1"></form>`;

/** Answers from a list of pages and remembers what was asked. */
function clientOf(answer: (request: HttpRequest) => Partial<HttpReply>) {
  const asked: HttpRequest[] = [];
  const client: HttpClient = {
    send: (request) => {
      asked.push(request);
      return Promise.resolve({ status: 200, headers: {}, body: '', ...answer(request) });
    },
    close: () => undefined,
  };
  return { client, asked };
}

function redirect(location: string, cookies: readonly string[] = []): Partial<HttpReply> {
  return { status: 302, headers: { location, 'set-cookie': [...cookies] } };
}

describe('a member of staff in front of a browser', () => {
  it('signs in by way of the directory and keeps the cookies of both apart', async () => {
    const { client, asked } = clientOf(({ url }) => {
      if (url.includes('/staff/sign-in?')) {
        return redirect(`${directory}/authorize`, ['od-staff=begun; Path=/; HttpOnly']);
      }
      if (url === `${directory}/authorize`) {
        return redirect(`${origin}/staff/callback?code=1`, ['_session=dir; Path=/']);
      }
      if (url.includes('/staff/callback'))
        return redirect('/staff', ['od-staff=signed-in; Path=/']);
      return { body: '<h1>Start</h1>' };
    });
    const ben = createStaffBrowser(client, origin, 'ben-okafor');
    await ben.signIn();
    await ben.read('/staff/cases');
    expect(asked.map(({ url }) => url)).toEqual([
      `${origin}/staff/sign-in?login_hint=ben-okafor`,
      `${directory}/authorize`,
      `${origin}/staff/callback?code=1`,
      `${origin}/staff`,
      `${origin}/staff/cases`,
    ]);
    expect(asked.map(({ headers }) => headers?.['cookie'])).toEqual([
      undefined,
      undefined,
      'od-staff=begun',
      'od-staff=signed-in',
      'od-staff=signed-in',
    ]);
  });

  it('forgets a cookie that has no life left', async () => {
    const { client, asked } = clientOf(({ url }) =>
      url.endsWith('/out')
        ? {
            headers: {
              'set-cookie': ['a=; Max-Age=0', 'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
            },
          }
        : { headers: { 'set-cookie': ['a=1', 'b=2', 'c=3=3'] } },
    );
    const ben = createStaffBrowser(client, origin, 'ben-okafor');
    for (const path of ['/in', '/out', '/after']) await ben.read(path);
    expect(asked[2]?.headers?.['cookie']).toBe('c=3=3');
  });

  it('sends a form with what was hidden in it and follows where it leads', async () => {
    const { client, asked } = clientOf(({ method }) =>
      method === 'POST'
        ? { status: 303, headers: { location: '/staff/done?x=1' } }
        : { body: '<h1>Done</h1>' },
    );
    const ben = createStaffBrowser(client, origin, 'ben-okafor');
    const done = await ben.submit(form, '/staff/do', { reason: 'two & two' });
    expect(done).toBe('<h1>Done</h1>');
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: `${origin}/staff/do`,
      body: '_token=t1&reason=two+%26+two',
    });
    expect(asked[1]).toMatchObject({ method: 'GET', url: `${origin}/staff/done?x=1` });
  });

  it('is content with the redirect when nobody wants to see the page', async () => {
    const { client, asked } = clientOf(() => ({ status: 303, headers: { location: '/staff' } }));
    const ben = createStaffBrowser(client, origin, 'ben-okafor');
    expect(await ben.submit(form, '/staff/do', {}, { follow: false })).toBe('/staff');
    expect(asked).toHaveLength(1);
  });

  it('says which page it was that went wrong, and how', async () => {
    const { client } = clientOf(() => ({ status: 403, body: '<h1>Not for you</h1>' }));
    const ben = createStaffBrowser(client, origin, 'ben-okafor');
    await expect(ben.read('/staff/audit')).rejects.toThrow(
      'ben-okafor asked /staff/audit and was answered 403: Not for you',
    );
    await expect(ben.submit('<h1>Empty</h1>', '/staff/do', {})).rejects.toThrow(
      'ben-okafor finds no form for /staff/do on “Empty”',
    );
  });

  it('does not run in circles', async () => {
    const { client } = clientOf(() => redirect('/again'));
    const ben = createStaffBrowser(client, origin, 'ben-okafor');
    await expect(ben.read('/again')).rejects.toThrow('leads on and on');
  });
});

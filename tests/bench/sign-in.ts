/** Follows the sign-in as a browser would, and answers the cookie of the session. */
export async function signIn(url: string, staffId: string): Promise<string> {
  const jars = new Map<string, Map<string, string>>();
  let address = `${url}/staff/sign-in?login_hint=${staffId}&returnTo=%2Fstaff`;
  for (let hop = 0; hop < 12; hop += 1) {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    await response.text();
    const next = response.headers.get('location');
    if (next === null) break;
    address = new URL(next, address).href;
  }
  const own = jars.get(new URL(url).origin);
  if (own === undefined) throw new Error('Nobody was signed in');
  return [...own].map(([name, value]) => `${name}=${value}`).join('; ');
}

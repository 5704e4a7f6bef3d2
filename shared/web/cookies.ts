import { timingSafeEqual } from 'node:crypto';

import { keyedHash } from '#shared/kernel/index.ts';

/** How the session's cookie is named and signed on one site. */
export interface CookieSettings {
  /** `od-family`; over https it becomes `__Host-od-family`, which browsers tie to this host. */
  readonly name: string;
  readonly secure: boolean;
  readonly signingKey: string;
}

/** The cookie of a family's visit. Whoever fills in a form for a family has one, too, and signs out of both. */
export const familyCookie = 'od-family';

export function cookieName(settings: Omit<CookieSettings, 'signingKey'>): string {
  return settings.secure ? `__Host-${settings.name}` : settings.name;
}

/**
 * The `Set-Cookie` of a session. It has no age of its own: it goes when the browser closes, which
 * is what a shared telephone needs; how long the visit lasts is the store's business.
 */
export function sessionCookie(settings: CookieSettings, id: string): string {
  return `${cookieName(settings)}=${id}.${signature(settings, id)}; ${attributes(settings)}`;
}

export function endedCookie(settings: Omit<CookieSettings, 'signingKey'>): string {
  return `${cookieName(settings)}=; Max-Age=0; ${attributes(settings)}`;
}

/** The session id in a request's cookies; undefined when there is none or its signature is wrong. */
export function readSessionCookie(
  settings: CookieSettings,
  cookies: readonly string[],
): string | undefined {
  const prefix = `${cookieName(settings)}=`;
  const value = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  const [id, signed] = value?.split('.') ?? [];
  if (id === undefined || signed === undefined) return undefined;
  return sameText(signed, signature(settings, id)) ? id : undefined;
}

/** Compares in constant time, so that a signature cannot be guessed letter by letter. */
export function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function signature(settings: CookieSettings, id: string): string {
  return keyedHash(settings.signingKey, 'session-cookie', id);
}

function attributes(settings: Pick<CookieSettings, 'secure'>): string {
  return `Path=/; HttpOnly; SameSite=Lax${settings.secure ? '; Secure' : ''}`;
}

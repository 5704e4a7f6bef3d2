import type * as z from 'zod';

import { invariant, plusSeconds, type Ids, type Instant } from '#shared/kernel/index.ts';

import { endedCookie, readSessionCookie, sessionCookie, type CookieSettings } from './cookies.ts';
import type { SessionChange } from './page.ts';
import { sessionSchema, type Session, type SessionStore } from './session.ts';

/** How long and in what shape a site keeps its visits. */
export interface SessionSettings<Data> {
  readonly store: SessionStore;
  readonly dataSchema: z.ZodType<Data>;
  /** What a new visit starts with. */
  readonly begin: (ids: Ids, at: Instant) => Data;
  readonly cookie: CookieSettings;
  /**
   * A visit ends this long after its last page. WCAG 2.2.1 asks for warnings below 20 hours, so
   * families get more than that.
   */
  readonly idleSeconds: number;
  /** Where a page that warns of the end asks for more time; it needs a route of its own to this site. */
  readonly stayPath: string;
}

export interface LoadedSession<Data> {
  readonly id: string;
  /** 0 until it is first stored. */
  readonly version: number;
  readonly expiresAt: Instant;
  readonly session: Session<Data>;
}

/** A form that has now been answered with a redirect. */
export interface Answered {
  readonly formId: string;
  readonly fingerprint: string;
  readonly location: string;
}

/** How long a visit lasts from now, at least: a page that changes nothing does not always lengthen it. */
export function secondsLeft<Data>(
  { expiresAt }: LoadedSession<Data>,
  { idleSeconds }: Pick<SessionSettings<Data>, 'idleSeconds'>,
  at: Instant,
): number {
  const left = Math.floor((Date.parse(expiresAt) - Date.parse(at)) / 1000);
  return left < idleSeconds / 2 ? idleSeconds : left;
}

/** How many answered forms a visit remembers: more than anybody has open tabs. */
const answeredKept = 12;
const attempts = 4;

export interface SessionKeeper<Data> {
  find(cookies: readonly string[], at: Instant): Promise<LoadedSession<Data> | undefined>;
  begin(at: Instant): LoadedSession<Data>;
  /** Stores what an answer did to a visit; returns the `Set-Cookie` the browser needs, if any. */
  settle(
    loaded: LoadedSession<Data>,
    outcome: { change: SessionChange<Data> | undefined; answered: Answered | undefined },
    at: Instant,
  ): Promise<string | undefined>;
}

export function createSessionKeeper<Data>(
  settings: SessionSettings<Data>,
  ids: Ids,
): SessionKeeper<Data> {
  const { store, cookie } = settings;
  const expiryAt = (at: Instant) => plusSeconds(at, settings.idleSeconds);

  async function load(id: string, at: Instant): Promise<LoadedSession<Data> | undefined> {
    const stored = await store.load(id);
    if (stored === undefined || stored.expiresAt <= at) return undefined;
    // A release may change the shape of a visit: one begun before it has to begin again, which is
    // kinder than an error page until the cookie is gone.
    const parsed = sessionSchema(settings.dataSchema).safeParse(stored.session);
    if (!parsed.success) return undefined;
    return { id, version: stored.version, expiresAt: stored.expiresAt, session: parsed.data };
  }

  function begin(at: Instant): LoadedSession<Data> {
    const session: Session<Data> = {
      csrfSecret: ids.opaque(),
      startedAt: at,
      answered: [],
      data: settings.begin(ids, at),
    };
    return { id: ids.opaque(), version: 0, expiresAt: expiryAt(at), session };
  }

  async function renew(loaded: LoadedSession<Data>, data: Data, at: Instant): Promise<string> {
    const fresh = begin(at);
    const saved = await store.save(fresh.id, { ...fresh.session, data }, expiryAt(at), 0);
    invariant(saved.ok, 'A fresh session id was already in use');
    await store.destroy(loaded.id);
    return sessionCookie(cookie, fresh.id);
  }

  /** Applies an update to the latest stored visit, again if another tab was faster. */
  async function save(
    first: LoadedSession<Data>,
    apply: (session: Session<Data>) => Session<Data>,
    at: Instant,
  ): Promise<void> {
    let loaded: LoadedSession<Data> | undefined = first;
    for (let attempt = 0; attempt < attempts && loaded !== undefined; attempt += 1) {
      const next = apply(loaded.session);
      const saved = await store.save(loaded.id, next, expiryAt(at), loaded.version);
      if (saved.ok) return;
      loaded = await load(loaded.id, at);
    }
    // Ended in another tab meanwhile: the next page says so. Still contended: give up loudly.
    if (loaded !== undefined) throw new Error('A session was changed too often to be saved');
  }

  return {
    async find(cookies, at) {
      const id = readSessionCookie(cookie, cookies);
      return id === undefined ? undefined : load(id, at);
    },
    begin,
    async settle(loaded, { change, answered }, at) {
      if (change?.kind === 'end') {
        await store.destroy(loaded.id);
        return endedCookie(cookie);
      }
      if (change?.kind === 'renew') return renew(loaded, change.change(loaded.session.data), at);
      const isNew = loaded.version === 0;
      const halfLife = plusSeconds(at, settings.idleSeconds / 2);
      const worthSaving = change !== undefined || answered !== undefined;
      if (isNew || worthSaving || loaded.expiresAt < halfLife) {
        await save(loaded, (session) => nextSession(session, change, answered), at);
      }
      return isNew ? sessionCookie(cookie, loaded.id) : undefined;
    },
  };
}

function nextSession<Data>(
  session: Session<Data>,
  change: { readonly change: (data: Data) => Data } | undefined,
  answered: Answered | undefined,
): Session<Data> {
  const others = session.answered.filter((form) => form.formId !== answered?.formId);
  return {
    ...session,
    data: change === undefined ? session.data : change.change(session.data),
    answered: answered === undefined ? others : [...others, answered].slice(-answeredKept),
  };
}

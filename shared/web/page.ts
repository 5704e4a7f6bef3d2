import type { Instant } from '#shared/kernel/index.ts';
import type { LanguageCode } from '#shared/languages/index.ts';

/** What a form sent: one text a field, or several when the field was repeated (ticked boxes). */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A file as a browser sent it. Its name is whatever the sender says, and is for showing at most. */
export interface PostedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** One request, already read and checked; headers and cookies stay in the kit. */
export interface OpenRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: FormValues;
  /** The files of a form that brings some, by the name of their field. */
  readonly files: Readonly<Record<string, PostedFile>>;
  /** The language the page is asked for in: one of those the site speaks. */
  readonly language: LanguageCode;
  /** Somebody chose that language in this browser; else it is what the browser prefers. */
  readonly languageChosen: boolean;
  /**
   * A keyed hash of the network it came from, another one every day; undefined when nobody knows. Many
   * people share one: it may order and slow down, and never says who somebody is.
   */
  readonly network: string | undefined;
  readonly at: Instant;
}

/** A request of somebody whose session we hold. */
export interface PageRequest<Data> extends OpenRequest {
  readonly sessionId: string;
  readonly session: Data;
}

/** A request that is welcome with a session or without one. */
export interface MaybeSessionRequest<Data> extends OpenRequest {
  readonly session: Data | undefined;
}

/**
 * What an answer does to the session. An update is a function, so that it can be applied again to
 * what another tab has stored meanwhile instead of overwriting it. `renew` also gives the session
 * a new id: whoever signs in must not keep the id they had before (session fixation).
 */
export type SessionChange<Data> =
  | { readonly kind: 'update'; readonly change: (data: Data) => Data }
  | { readonly kind: 'renew'; readonly change: (data: Data) => Data }
  | { readonly kind: 'end' };

interface SessionEffect<Data> {
  readonly session?: SessionChange<Data>;
}

/** A template's name and what it shows. */
export interface PageAnswer<Data> extends SessionEffect<Data> {
  readonly kind: 'page';
  readonly template: string;
  readonly view: object;
  readonly status?: number;
}

/** A 303: the browser fetches `to` with GET, so that a refresh repeats nothing. */
export interface RedirectAnswer<Data> extends SessionEffect<Data> {
  readonly kind: 'redirect';
  readonly to: string;
  /** Nothing of ours stays in the browser, not even which language was chosen. */
  readonly leavesNothing?: boolean;
  /** The cookies of other sites of ours that end with this one's, by name. */
  readonly endsToo?: readonly string[];
}

export interface FileAnswer {
  readonly kind: 'file';
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** The name it is saved under; without one the browser shows it in place. */
  readonly downloadName?: string;
  /** Somebody else made it: whatever it is, it runs and loads nothing. */
  readonly sandboxed?: boolean;
  /** Only for what never changes under its address; everything else is never stored by a browser. */
  readonly immutable?: boolean;
}

export interface JsonAnswer<Data> extends SessionEffect<Data> {
  readonly kind: 'json';
  readonly body: unknown;
  readonly status?: number;
}

export type PageResponse<Data> =
  PageAnswer<Data> | RedirectAnswer<Data> | FileAnswer | JsonAnswer<Data>;

interface RoutePlace {
  readonly method: 'GET' | 'POST';
  /** `/cases/{reference}`: a name in braces stands for one segment. */
  readonly path: string;
  /** The one language the page is written in, whatever was asked for; without it, all the site speaks. */
  readonly onlyIn?: LanguageCode;
  /** How long a form with files may be, in bytes; without it only forms of text are taken. */
  readonly largestUploadBytes?: number;
}

type Answering<Request, Data> = (
  request: Request,
) => PageResponse<Data> | Promise<PageResponse<Data>>;

/**
 * One page. `session` says whom it serves: `required` (the default) shows the expired page to
 * anybody without a session, `start` begins one, `optional` takes what there is, `none` looks at
 * no cookie at all. A POST is always checked for its form token unless the route has no session.
 */
export type Route<Data> =
  | (RoutePlace & {
      readonly session?: 'required' | 'start';
      readonly handle: Answering<PageRequest<Data>, Data>;
    })
  | (RoutePlace & {
      readonly session: 'optional';
      readonly handle: Answering<MaybeSessionRequest<Data>, Data>;
    })
  | (RoutePlace & {
      readonly session: 'none';
      readonly handle: Answering<OpenRequest, Data>;
    });

export function page<Data>(
  template: string,
  view: object = {},
  rest: { status?: number; session?: SessionChange<Data> } = {},
): PageAnswer<Data> {
  return { kind: 'page', template, view, ...rest };
}

export function redirect<Data>(to: string, session?: SessionChange<Data>): RedirectAnswer<Data> {
  return session === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, session };
}

/** The session as it is after `change`. */
export function update<Data>(change: (data: Data) => Data): SessionChange<Data> {
  return { kind: 'update', change };
}

/** The kit's "page not found", for what a handler looks up and does not find. */
export function notFound<Data>(): PageAnswer<Data> {
  return { kind: 'page', template: 'open-door/not-found.njk', view: {}, status: 404 };
}

/** The kit's "you cannot see this", for a signed-in person without the role; `why` says which one it takes. */
export function forbidden<Data>(why?: string): PageAnswer<Data> {
  return { kind: 'page', template: 'open-door/forbidden.njk', view: { why }, status: 403 };
}

/**
 * A path of our own out of something a person could have written: never another site's address,
 * so that a "return to" cannot send anybody away.
 */
export function localPath(text: string | undefined, fallback: string): string {
  return text !== undefined && /^\/(?![/\\])[\w\-/?=&.%]*$/.test(text) ? text : fallback;
}

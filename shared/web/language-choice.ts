import {
  isLanguageCode,
  languageByCode,
  originalLanguage,
  type LanguageCode,
} from '#shared/languages/index.ts';

/**
 * The cookie that remembers which language was chosen: until the browser closes, so that a shared
 * telephone says nothing of whoever had it before.
 */
const cookieName = 'od-language';

/** `?lang=ur` on any address shows the page in that language, and is remembered. */
export const languageParameter = 'lang';

/** What a request says of the language it wants. */
export interface LanguageAsked {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: ReadonlyMap<string, string>;
  readonly cookies: readonly string[];
}

/** The language somebody chose with this very request; undefined when they chose none that we have. */
export function chosenNow(
  { query }: Pick<LanguageAsked, 'query'>,
  offered: readonly LanguageCode[],
): LanguageCode | undefined {
  return offeredOne(query[languageParameter], offered);
}

/** Whether the language was chosen here, with this request or an earlier one; else the browser prefers it. */
export function wasChosen(asked: LanguageAsked, offered: readonly LanguageCode[]): boolean {
  return (chosenNow(asked, offered) ?? chosenBefore(asked, offered)) !== undefined;
}

function chosenBefore({ cookies }: LanguageAsked, offered: readonly LanguageCode[]) {
  const prefix = `${cookieName}=`;
  const before = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return offeredOne(before, offered);
}

/** What was chosen now or before, else what the browser prefers, else English. */
export function languageFor(asked: LanguageAsked, offered: readonly LanguageCode[]): LanguageCode {
  return (
    chosenNow(asked, offered) ??
    chosenBefore(asked, offered) ??
    preferred(asked.headers.get('accept-language') ?? '', offered) ??
    originalLanguage
  );
}

export function languageCookie(code: LanguageCode, secure: boolean): string {
  return `${cookieName}=${code}; ${attributes(secure)}`;
}

export function forgottenLanguageCookie(secure: boolean): string {
  return `${cookieName}=; Max-Age=0; ${attributes(secure)}`;
}

function attributes(secure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The first of ours in the browser's own order (RFC 9110, 12.5.4); `pl-PL` is Polish. */
function preferred(header: string, offered: readonly LanguageCode[]): LanguageCode | undefined {
  const ranked = header
    .slice(0, longestHeader)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { range, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { range } of ranked) {
    const found = offeredOne(range.split('-')[0]?.toLowerCase(), offered);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Nobody speaks more languages than fit. */
const longestHeader = 500;

function offeredOne(
  code: string | undefined,
  offered: readonly LanguageCode[],
): LanguageCode | undefined {
  return code !== undefined && isLanguageCode(code) && offered.includes(code) ? code : undefined;
}

/** One entry of the list at the top of a page. */
export interface LanguageLink {
  readonly code: LanguageCode;
  readonly ownName: string;
  readonly direction: 'ltr' | 'rtl';
  readonly href: string;
  readonly current: boolean;
}

/** The same page in each language there is; none for a site of one. */
export function languageLinks(
  { path, query }: { readonly path: string; readonly query: Readonly<Record<string, string>> },
  current: LanguageCode,
  offered: readonly LanguageCode[],
): readonly LanguageLink[] {
  if (offered.length < 2) return [];
  return offered.map((code) => {
    const { ownName, direction } = languageByCode(code);
    const asked = new URLSearchParams({ ...query, [languageParameter]: code });
    return {
      code,
      ownName,
      direction,
      href: `${path}?${asked.toString()}`,
      current: code === current,
    };
  });
}

import { invariant } from '#shared/kernel/index.ts';

import type { Route } from './page.ts';

export type RouteMatch<Data> =
  | {
      readonly kind: 'found';
      readonly route: Route<Data>;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'other-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown' };

/**
 * Finds routes by path. Paths without parameters win over paths with them, so `/cases/new` is never
 * read as the case `new`. Refuses to be built with two routes for one method and path.
 */
export function createRouter<Data>(
  routes: readonly Route<Data>[],
): (method: string, path: string) => RouteMatch<Data> {
  const places = routes.map((route) => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  invariant(twice === undefined, `Two routes answer ${twice ?? ''}`);
  const compiled = routes
    .map((route) => ({ route, pattern: patternOf(route.path) }))
    .sort((a, b) => parameterCount(a.route) - parameterCount(b.route));
  return (method, path) => {
    const tidy = path.length > 1 ? path.replace(/\/+$/, '') : path;
    const matches = compiled.flatMap(({ route, pattern }) => {
      const params = readParams(pattern, tidy);
      return params === undefined ? [] : [{ route, params }];
    });
    const asked = method === 'HEAD' ? 'GET' : method;
    const found = matches.find(({ route }) => route.method === asked);
    if (found !== undefined) return { kind: 'found', ...found };
    if (matches.length === 0) return { kind: 'unknown' };
    return { kind: 'other-method', allowed: matches.map(({ route }) => route.method) };
  };
}

function parameterCount(route: { path: string }): number {
  return route.path.split('{').length - 1;
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function readParams(pattern: RegExp, path: string): Record<string, string> | undefined {
  const match = pattern.exec(path);
  if (match === null) return undefined;
  const params: Record<string, string> = {};
  for (const [name, text] of Object.entries(match.groups ?? {})) {
    const decoded = decode(text);
    if (decoded === undefined) return undefined;
    params[name] = decoded;
  }
  return params;
}

/** A path that is not valid percent-encoding is an address we do not have, not a fault of ours. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

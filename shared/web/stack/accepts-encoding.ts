/** Whether somebody takes a body packed that way, by their `Accept-Encoding` (RFC 9110, 12.5.3); a weight of 0 refuses it. */
export function acceptsEncoding(acceptEncoding: string, encoding: string): boolean {
  return acceptEncoding
    .split(',')
    .map((entry) => entry.trim().split(/\s*;\s*/))
    .some(([name, weight = '']) => name === encoding && !/^q=0(\.0*)?$/.test(weight));
}

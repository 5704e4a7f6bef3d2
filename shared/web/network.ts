import { isIPv4, isIPv6 } from 'node:net';

import { sameSecret } from '#shared/kernel/index.ts';

/** What the edge adds to a request: see `infra/features/edge.ts`. */
export const viewerAddressHeader = 'od-viewer-address';
export const edgeProofHeader = 'od-edge-proof';

/**
 * The network a request came from. Behind the edge it is what the edge says, and only who proves to
 * be the edge is believed; anybody else is whoever holds the connection, which nobody can make up.
 */
export function networkOf(
  { headers, sourceIp }: { headers: ReadonlyMap<string, string>; sourceIp: string },
  edgeKey: string | undefined,
): string | undefined {
  const proof = headers.get(edgeProofHeader);
  const isEdge = edgeKey !== undefined && proof !== undefined && sameSecret(proof, edgeKey);
  return networkIn(isEdge ? (headers.get(viewerAddressHeader) ?? '') : sourceIp);
}

/** An IPv4 address as it is; of IPv6 the first 64 bits, which one home has to itself. */
function networkIn(address: string): string | undefined {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return undefined;
  const [before = '', after] = bare.split('%')[0]?.split('::') ?? [];
  const front = before.split(':').filter(Boolean);
  const back = (after ?? '').split(':').filter(Boolean);
  const zeros = after === undefined ? 0 : 8 - front.length - back.length;
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  const whole = groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${whole.join(':')}::/64`;
}

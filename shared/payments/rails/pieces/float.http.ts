import type { PieceRailName } from './piece-rules.ts';
import type { ProviderSettings } from './provider.http.ts';

/** Where a provider tells what became of the money that it was paid in advance. */
export interface FloatEndpoint {
  readonly name: PieceRailName;
  statement(period: { readonly from: string; readonly to: string }): Promise<Uint8Array>;
}

/** More than a statement of two months has; a longer answer is no statement. */
const largestBytes = 16 * 1024 * 1024;

/**
 * Asks a provider for the statement of its float, whole days as JSON over HTTP. Throws when it does not
 * answer in time, or with anything but a statement.
 */
export function createFloatEndpoint(settings: ProviderSettings): FloatEndpoint {
  const { name, endpoint, timeoutMs } = settings;
  return {
    name,
    async statement({ from, to }) {
      const address = new URL('/float/statement', endpoint);
      address.searchParams.set('from', from);
      address.searchParams.set('to', to);
      const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
      const content = new Uint8Array(await response.arrayBuffer());
      if (!response.ok) {
        throw new Error(`The ${name} provider answered ${response.status} for its float`);
      }
      if (content.byteLength > largestBytes) {
        throw new Error(`The ${name} provider answered ${content.byteLength} bytes for its float`);
      }
      return content;
    },
  };
}

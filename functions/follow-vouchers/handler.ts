import type { Log } from '#shared/log/index.ts';
import type {
  createFollowVouchers,
  createTellOfMissingPieces,
  Followed,
} from '#shared/payments/index.ts';

/**
 * Once a day, in the morning: nobody is woken by a reminder. Says of codes that never came that they
 * did not: an alarm listens for it.
 */
export function createHandler(ports: {
  readonly followVouchers: ReturnType<typeof createFollowVouchers>;
  readonly tellOfMissingPieces: ReturnType<typeof createTellOfMissingPieces>;
  readonly log: Log;
}) {
  return async function handle(): Promise<Followed & { readonly missing: number }> {
    const followed = await ports.followVouchers();
    const { reminded, expired } = followed;
    if (reminded > 0) ports.log.write('vouchers-followed', { kind: 'reminded', count: reminded });
    if (expired > 0) ports.log.write('vouchers-followed', { kind: 'expired', count: expired });
    const missing = await ports.tellOfMissingPieces();
    if (missing > 0) ports.log.write('codes-missing', { count: missing });
    return { ...followed, missing };
  };
}

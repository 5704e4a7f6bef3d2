import type { Log } from '#shared/log/index.ts';
import type { createFollowVouchers, Followed } from '#shared/payments/index.ts';

/** Once a day, in the morning: nobody is woken by a reminder. */
export function createHandler(ports: {
  readonly followVouchers: ReturnType<typeof createFollowVouchers>;
  readonly log: Log;
}) {
  return async function handle(): Promise<Followed> {
    const followed = await ports.followVouchers();
    const { reminded, expired } = followed;
    if (reminded > 0) ports.log.write('vouchers-followed', { kind: 'reminded', count: reminded });
    if (expired > 0) ports.log.write('vouchers-followed', { kind: 'expired', count: expired });
    return followed;
  };
}

import { type Actor, type Clock, type Commit } from '#shared/kernel/index.ts';
import { eventRecord, queues, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { createExpirePiece } from './end-piece.ts';
import type { PieceRailName } from './rails/pieces/index.ts';
import { dueAt, nextLookAt, voucherKeyOf, vouchers, type VoucherIn } from './voucher.ts';
import { railAnswers } from './watch-rail.ts';

const system: Actor = { kind: 'system', id: 'follow-vouchers' };
const piecesAPage = 200;

export interface Followed {
  readonly reminded: number;
  readonly expired: number;
}

/**
 * Looks at every piece whose next date has come: asks for its reminder, or ends it when its days are
 * over. While a provider does not answer none of its pieces is ended: it may not have been able to
 * say that they were redeemed. The first and last reminder are never asked for at once. Doing it twice, or twice at the
 * same time, reminds nobody twice: whoever loses the commit leaves it.
 */
export function createFollowVouchers(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  const expirePiece = createExpirePiece(ports);
  return async function followVouchers(): Promise<Followed> {
    const at = ports.clock.now();
    const followed = { reminded: 0, expired: 0 };
    const answers = onceForEach((rail: PieceRailName) => railAnswers(ports.records, rail));
    for (const voucher of await dueVouchers(ports.records, at)) {
      const due = dueAt(voucher.document, at);
      if (due === 'expiry') {
        if (!(await answers(voucher.document.rail))) continue;
        const ended = await expirePiece(voucher.document);
        if (ended === 'changed') followed.expired += 1;
      } else if (due !== undefined) {
        const reminders = due === 'first-reminder' ? 1 : 2;
        const committed = await ports.commit(reminderWrites(voucher, reminders, at));
        if (committed.ok) followed.reminded += 1;
      }
    }
    return followed;
  };
}

/** Asks once for each name, and remembers what was answered. */
function onceForEach<Name, Answer>(ask: (name: Name) => Promise<Answer>) {
  const asked = new Map<Name, Promise<Answer>>();
  return (name: Name): Promise<Answer> => {
    const answer = asked.get(name) ?? ask(name);
    asked.set(name, answer);
    return answer;
  };
}

/** All of them, read before any is changed: a change moves a piece to another place in the queue. */
async function dueVouchers(
  records: RecordReader,
  at: string,
): Promise<readonly Loaded<VoucherIn<'issued'>>[]> {
  const due: Loaded<VoucherIn<'issued'>>[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      queue: queues.vouchersToRedeem(),
      limit: piecesAPage,
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { document, version } = vouchers.parse(item);
      if (document.state !== 'issued') continue;
      if (nextLookAt(document) > at) return due;
      due.push({ document, version });
    }
    after = page.next;
  } while (after !== undefined);
  return due;
}

function reminderWrites(
  { document, version }: Loaded<VoucherIn<'issued'>>,
  reminders: 1 | 2,
  at: string,
) {
  const { applicationId, reference } = document;
  return [
    vouchers.replace({ ...document, reminders }, version),
    eventRecord(
      voucherKeyOf(document),
      version + 1,
      { type: 'voucher-reminder-due', applicationId, reference },
      { at, actor: system, correlationId: applicationId, causationId: reference },
    ),
  ];
}

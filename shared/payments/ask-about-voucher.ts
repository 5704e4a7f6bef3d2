import {
  done,
  plusSeconds,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { EventOf } from '#shared/events/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import { createEndUnknownPiece, type OrderEnd } from './end-piece.ts';
import { isRunOver } from './missing-pieces.ts';
import { paymentRuns } from './payment-run.ts';
import type { PieceRail } from './piece-rail.ts';
import { readPieceReference } from './piece-reference.ts';
import type { PieceRailName } from './rails/pieces/index.ts';
import { deliveryLivesSeconds } from './refuse-run.ts';
import { voucherKeyOf, vouchers, type Voucher, type VoucherIn } from './voucher.ts';
import { railAnswers } from './watch-rail.ts';

interface AskPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface AskAboutVoucher {
  readonly applicationId: string;
  readonly reference: string;
  readonly actor: Actor;
}

/** Not this family's, or over: used, expired or cancelled. */
interface NotOpen {
  readonly kind: 'not-open';
}
interface ChangedMeanwhile {
  readonly kind: 'changed-meanwhile';
}

export type CancelRefusal =
  | NotOpen
  | ChangedMeanwhile
  /** Somebody redeemed it before: the provider's own report says so, now or soon. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'unknown-to-provider' }
  /** It is ordered, and its order may still be on its way: nothing was asked. */
  | { readonly kind: 'order-under-way' }
  /** Runs on its rail wait because of it: nothing was asked. */
  | { readonly kind: 'provider-does-not-answer' };

/**
 * Asks a provider to cancel a piece that nobody redeemed. Its value comes back when the provider's
 * own report says that it is cancelled, so a till and this wish can never both win. Asking again
 * asks the provider again and leaves one event. A stop of the programme or the rail does not keep
 * anybody from it: money comes back, none goes out.
 *
 * One that was ordered and never issued can be cancelled once its order cannot arrive any more. When its
 * provider does not know it, it ends with that word, and its value is back: `ended`. Should its code be
 * made all the same, it can be cancelled at the provider again.
 */
export function createCancelVoucher(
  ports: AskPorts & { readonly pieceRail: (name: PieceRailName) => PieceRail },
) {
  const endUnknownPiece = createEndUnknownPiece(ports);
  return async function cancelVoucher(
    request: AskAboutVoucher,
  ): Promise<Result<'asked' | 'ended', CancelRefusal>> {
    const { actor, reference } = request;
    const found = await findVoucher(ports.records, request);
    if (found === undefined || !mayBeCancelled(found.document)) {
      return refused({ kind: 'not-open' });
    }
    const { document } = found;
    const orderEnd = document.state === 'ordered' ? await endOfOrder(ports, document) : undefined;
    if (document.state === 'ordered' && orderEnd === undefined) {
      return refused({ kind: 'order-under-way' });
    }
    if (!(await railAnswers(ports.records, document.rail))) {
      return refused({ kind: 'provider-does-not-answer' });
    }
    if (document.cancelAsked === undefined || document.state === 'cancelled') {
      const beforeIssue = document.state === 'issued' ? {} : ({ beforeIssue: true } as const);
      const cancelAsked = { by: actor.id, at: ports.clock.now(), ...beforeIssue };
      const next = { ...document, cancelAsked };
      const asked = await ask(ports, found, next, 'voucher-cancel-asked', actor);
      if (!asked) return refused({ kind: 'changed-meanwhile' });
    }
    const answer = await ports.pieceRail(document.rail).cancel(reference);
    switch (answer) {
      case 'taken':
        return done('asked');
      case 'too-late':
        return refused({ kind: 'too-late' });
      case 'unknown': {
        if (orderEnd === undefined) return refused({ kind: 'unknown-to-provider' });
        const ended = await endUnknownPiece(document, orderEnd, actor);
        return ended === 'changed' ? done('ended') : refused({ kind: 'changed-meanwhile' });
      }
    }
  };
}

/** One that is issued, or ordered; and one that its provider did not know, for it may come to know it. */
function mayBeCancelled(
  voucher: Voucher,
): voucher is VoucherIn<'ordered'> | VoucherIn<'issued'> | VoucherIn<'cancelled'> {
  if (voucher.state === 'cancelled') return voucher.unknownToProvider === true;
  return voucher.state === 'ordered' || voucher.state === 'issued';
}

/** What became of the order of a piece; undefined while its file may still be sent or be on its way. */
async function endOfOrder(
  { records, clock }: AskPorts,
  { runId }: VoucherIn<'ordered'>,
): Promise<OrderEnd | undefined> {
  const run = (await paymentRuns.read(records, keys.run(runId)))?.document;
  if (!isRunOver(run)) return undefined;
  const { lastSentAt = run.collectedAt } = run;
  if (plusSeconds(lastSentAt, deliveryLivesSeconds) > clock.now()) return undefined;
  return { runId, state: run.state };
}

/** Enough for somebody who lost a phone; whoever needs more talks to a person. */
const resendsAllowed = 5;

export type ResendRefusal = NotOpen | ChangedMeanwhile | { readonly kind: 'asked-too-often' };

/**
 * Has the code of a piece sent again, the same code to the same contact of the application. One whose
 * days are over is not sent any more, though its provider has not said yet what became of it.
 */
export function createResendCode(ports: AskPorts) {
  return async function resendCode(
    request: AskAboutVoucher,
  ): Promise<Result<'asked', ResendRefusal>> {
    const found = await openVoucher(ports.records, request);
    if (found === undefined || found.document.issued.expiresAt <= ports.clock.now()) {
      return refused({ kind: 'not-open' });
    }
    const resends = (found.document.resends ?? 0) + 1;
    if (resends > resendsAllowed) return refused({ kind: 'asked-too-often' });
    const next = { ...found.document, resends };
    const asked = await ask(ports, found, next, 'voucher-code-asked-again', request.actor);
    return asked ? done('asked') : refused({ kind: 'changed-meanwhile' });
  };
}

async function openVoucher(
  records: RecordReader,
  request: AskAboutVoucher,
): Promise<Loaded<VoucherIn<'issued'>> | undefined> {
  const found = await findVoucher(records, request);
  if (found?.document.state !== 'issued') return undefined;
  return { document: found.document, version: found.version };
}

async function findVoucher(
  records: RecordReader,
  { applicationId, reference }: AskAboutVoucher,
): Promise<Loaded<Voucher> | undefined> {
  const parts = readPieceReference(reference);
  if (parts?.applicationId !== applicationId) return undefined;
  const { instalment, attemptNumber, piece } = parts;
  const key = keys.voucher(applicationId, instalment, attemptNumber, piece);
  return vouchers.read(records, key);
}

async function ask(
  { commit, clock }: AskPorts,
  { version }: Loaded<Voucher>,
  next: Voucher,
  type: EventOf<'voucher-cancel-asked' | 'voucher-code-asked-again'>['type'],
  actor: Actor,
): Promise<boolean> {
  const { applicationId, reference } = next;
  const committed = await commit([
    vouchers.replace(next, version),
    eventRecord(
      voucherKeyOf(next),
      version + 1,
      { type, applicationId, reference },
      { at: clock.now(), actor, correlationId: applicationId, causationId: reference },
    ),
  ]);
  return committed.ok;
}

/** Every code that a family holds and has not used, sent once more because it asked for them. */
export function createResendCodes(ports: AskPorts) {
  const resendCode = createResendCode(ports);
  return async function resendCodes(applicationId: string): Promise<'sent' | 'nothing-to-send'> {
    const { pk } = keys.application(applicationId);
    const items = await ports.records.partition(pk, 'VOUCHER#');
    let sent = 0;
    for (const item of items) {
      const { reference } = vouchers.parse(item).document;
      const actor = { kind: 'family', id: applicationId } as const;
      const asked = await resendCode({ applicationId, reference, actor });
      if (asked.ok) sent += 1;
    }
    return sent > 0 ? 'sent' : 'nothing-to-send';
  };
}

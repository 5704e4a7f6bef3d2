import {
  done,
  refused,
  type Actor,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { EventOf } from '#shared/events/index.ts';
import { eventRecord, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import type { PieceRail } from './piece-rail.ts';
import { readPieceReference } from './piece-reference.ts';
import type { PieceRailName } from './rails/pieces/index.ts';
import { voucherKeyOf, vouchers, type VoucherIn } from './voucher.ts';
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

/** Not this family's, never issued, or over: used, expired or cancelled. */
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
  /** Runs on its rail wait because of it: nothing was asked. */
  | { readonly kind: 'provider-does-not-answer' };

/**
 * Asks a provider to cancel a piece that nobody redeemed. Its value comes back when the provider's
 * own report says that it is cancelled, so a till and this wish can never both win. Asking again
 * asks the provider again and leaves one event. A stop of the programme or the rail does not keep
 * anybody from it: money comes back, none goes out.
 */
export function createCancelVoucher(
  ports: AskPorts & { readonly pieceRail: (name: PieceRailName) => PieceRail },
) {
  return async function cancelVoucher(
    request: AskAboutVoucher,
  ): Promise<Result<'asked', CancelRefusal>> {
    const found = await openVoucher(ports.records, request);
    if (found === undefined) return refused({ kind: 'not-open' });
    if (!(await railAnswers(ports.records, found.document.rail))) {
      return refused({ kind: 'provider-does-not-answer' });
    }
    if (found.document.cancelAsked === undefined) {
      const cancelAsked = { by: request.actor.id, at: ports.clock.now() };
      const next = { ...found.document, cancelAsked };
      const asked = await ask(ports, found, next, 'voucher-cancel-asked', request.actor);
      if (!asked) return refused({ kind: 'changed-meanwhile' });
    }
    const answer = await ports.pieceRail(found.document.rail).cancel(request.reference);
    switch (answer) {
      case 'taken':
        return done('asked');
      case 'too-late':
        return refused({ kind: 'too-late' });
      case 'unknown':
        return refused({ kind: 'unknown-to-provider' });
    }
  };
}

/** Enough for somebody who lost a phone; whoever needs more talks to a person. */
const resendsAllowed = 5;

export type ResendRefusal = NotOpen | ChangedMeanwhile | { readonly kind: 'asked-too-often' };

/** Has the code of a piece sent again, the same code to the same contact of the application. */
export function createResendCode(ports: AskPorts) {
  return async function resendCode(
    request: AskAboutVoucher,
  ): Promise<Result<'asked', ResendRefusal>> {
    const found = await openVoucher(ports.records, request);
    if (found === undefined) return refused({ kind: 'not-open' });
    const resends = (found.document.resends ?? 0) + 1;
    if (resends > resendsAllowed) return refused({ kind: 'asked-too-often' });
    const next = { ...found.document, resends };
    const asked = await ask(ports, found, next, 'voucher-code-asked-again', request.actor);
    return asked ? done('asked') : refused({ kind: 'changed-meanwhile' });
  };
}

async function openVoucher(
  records: RecordReader,
  { applicationId, reference }: AskAboutVoucher,
): Promise<Loaded<VoucherIn<'issued'>> | undefined> {
  const parts = readPieceReference(reference);
  if (parts?.applicationId !== applicationId) return undefined;
  const { instalment, attemptNumber, piece } = parts;
  const key = keys.voucher(applicationId, instalment, attemptNumber, piece);
  const found = await vouchers.read(records, key);
  if (found?.document.state !== 'issued') return undefined;
  return { document: found.document, version: found.version };
}

async function ask(
  { commit, clock }: AskPorts,
  { version }: Loaded<VoucherIn<'issued'>>,
  next: VoucherIn<'issued'>,
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

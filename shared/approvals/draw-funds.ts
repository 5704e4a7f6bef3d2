import type { Application } from '#shared/applications/index.ts';
import {
  cityPool,
  envelopeIdOf,
  type EnvelopeMoves,
  type readEnvelopes,
} from '#shared/budget/index.ts';
import { paymentIdOf } from '#shared/ledger/index.ts';

import { firstInstalment } from './award.ts';
import type { ApprovalRefusal, DecidableApplication } from './may-approve.ts';

interface Drawing {
  readonly moves: EnvelopeMoves;
  readonly known: ReadonlySet<string>;
  readonly spent: Map<string, number> | undefined;
}

type Drawn =
  | { readonly ok: true; readonly envelopeId: string }
  | { readonly ok: false; readonly failure: ApprovalRefusal };

/** Reserves from the locality's envelope, or from the city pool when that cannot carry it. */
export function drawFrom(
  { moves, known, spent }: Drawing,
  application: DecidableApplication,
  amountPence: number,
): Drawn {
  const candidates = envelopesFor(application);
  let failure: ApprovalRefusal = {
    kind: 'envelope-cannot-carry',
    envelopeId: candidates[0] ?? '',
    availablePence: 0,
    neededPence: amountPence,
  };
  for (const envelopeId of candidates.filter((candidate) => known.has(candidate))) {
    const paymentId = paymentIdOf(application.applicationId, firstInstalment);
    const moved = moves.move(envelopeId, {
      from: 'available',
      to: 'reserved',
      amountPence,
      paymentId,
    });
    if (moved.ok) {
      spent?.set(envelopeId, (spent.get(envelopeId) ?? 0) + amountPence);
      return { ok: true, envelopeId };
    }
    failure = moved.failure;
  }
  return { ok: false, failure };
}

/** In a dry run nothing is committed between groups, so what earlier groups would spend is taken off here. */
export function withoutSpent(
  loaded: Awaited<ReturnType<typeof readEnvelopes>>,
  spent: ReadonlyMap<string, number> | undefined,
) {
  if (spent === undefined) return loaded;
  return loaded.map(({ document, version }) => {
    const gone = spent.get(document.envelopeId) ?? 0;
    const { available, reserved } = document.balancesPence;
    const balancesPence = {
      ...document.balancesPence,
      available: available - gone,
      reserved: reserved + gone,
    };
    return { document: { ...document, balancesPence }, version };
  });
}

export function envelopesFor(application: Application): readonly string[] {
  const place = placeOfMoney(application);
  const own = envelopeIdOf(place);
  const pool = envelopeIdOf({ ...place, localityCode: cityPool });
  return own === pool ? [own] : [own, pool];
}

export function placeOfMoney(application: Application) {
  const { programmeId, windowId, ringFence, area } = application;
  return { programmeId, windowId, ringFence, localityCode: area.localityCode };
}

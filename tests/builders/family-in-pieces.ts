import type { LedgerEntry } from '#shared/ledger/index.ts';
import {
  sealCodes,
  vouchers,
  type PieceRailName,
  type ReceivedPieceReport,
  type Voucher,
} from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import type { PieceProvider } from '#tests/doubles/piece-provider.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

import { matchingKey, openWinter } from './winter.ts';

/** A family that is paid £150 in pieces, once its run was handed to the provider, which may be prepared for it. */
export async function familyInPieces(
  rail: PieceRailName = 'cash-out',
  prepare: (provider: PieceProvider) => void = () => undefined,
) {
  const winter = openWinter();
  const { memory, clock } = winter;
  const envelopeId = await winter.fund(1_000_00);
  const id = await winter.approved({
    payment: { method: rail },
    meter: 'prepayment-key',
    amountsPence: { food: 100_00, 'energy-and-water': 50_00 },
  });
  /** Every item as it was before anything was sent. */
  const beforeSent = memory.all();
  const provider = winter.pieces(rail);
  prepare(provider);
  const runId = await winter.paidOut('dev', rail);
  const tell = (report: ReceivedPieceReport) =>
    winter.recordPieceOutcomes(sealCodes(report, matchingKey));
  /** Everything the provider has to say, in its order. */
  const listen = async () => {
    for (const report of provider.reports()) {
      const told = await tell(report);
      if (!told.ok) throw new Error(JSON.stringify(told.failure));
    }
  };
  const piece = (number: number, attemptNumber = 1) => `OD${id}010${attemptNumber}0${number}`;
  const held = (): Voucher[] =>
    memory.ofKind('voucher').map((item) => vouchers.parse(item).document);
  const states = () => held().map(({ state, amountPence }) => `${amountPence / 100} ${state}`);
  /** The last thing that was said of the family, with who said it and because of what. */
  const lastSaid = () => {
    const own = memory.all().filter((item) => item.pk === keys.application(id).pk);
    const last = own.filter(isEventItem).at(-1);
    if (last === undefined) throw new Error(`Nothing was said of ${id}`);
    return parseEvent(last);
  };
  /** Why money moved last. */
  const lastCause = () => {
    const entry = memory.ofKind('ledger-entry').at(-1);
    return (entry?.['document'] as LedgerEntry | undefined)?.cause;
  };
  const faults = () => recordFaults(memory.all(), clock.now()).map(({ sentence }) => sentence);
  return {
    ...{ ...winter, envelopeId, id, beforeSent, runId, provider, tell, listen },
    ...{ piece, held, states, lastSaid, lastCause, faults },
  };
}

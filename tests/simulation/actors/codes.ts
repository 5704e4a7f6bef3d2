import {
  createCancelVoucher,
  createFollowVouchers,
  createResendCode,
  createTellOfMissingPieces,
  dueAt,
  isRunOver,
  paymentRuns,
  sealCodes,
  vouchers,
  type OpenVoucher,
  type Voucher,
  type VoucherIn,
} from '#shared/payments/index.ts';
import type { ReceivedPieceReport } from '#shared/payments/rails/pieces/index.ts';
import { keys } from '#shared/records/index.ts';

import { handleEverything, isIdle } from '../handle-everything.ts';
import type { World } from '../world.ts';
import { payers, type Actor } from './actor.ts';
import { reportAll } from './bank.ts';
import { railsIn } from './finance.ts';

/** Nobody takes a code to a till in its last days, so that the report of it is never later than our calendar. */
const lastDaysMs = 5 * 24 * 3_600_000;

/** The provider reports, late, twice and out of order; families redeem their codes, and codes run out. */
export const codeProvider: Actor = {
  name: 'code provider',
  weight: 6,
  act(world) {
    const { dice, codes } = world;
    const held = heldBack(world);
    held.push(...codes.reports());
    if (held.length > 0 && dice.chance(0.7)) {
      const [report] = held.splice(dice.whole(0, held.length - 1), 1);
      if (report === undefined) return false;
      if (dice.chance(0.2)) held.push(report);
      send(world, report);
      return true;
    }
    const issued = issuedPieces(world);
    // Some keep their code until it runs out.
    if (issued.length === 0 || dice.chance(0.6)) return false;
    const piece = dice.pick(issued);
    const left = Date.parse(piece.issued.expiresAt) - Date.parse(world.clock.now());
    if (left <= 0) end(world, piece, 'expired');
    else if (left > lastDaysMs) end(world, piece, 'redeemed');
    else return false;
    return true;
  },
};

/** Staff cancel codes, families ask for theirs again, and every morning somebody looks at all of them. */
export const codeDesk: Actor = {
  name: 'code desk',
  weight: 3,
  act(world) {
    const { dice } = world;
    // One of which no code was made may be cancelled as well, when its provider knows nothing of it.
    const open = openPieces(world);
    if (open.length === 0) return false;
    const { applicationId, reference } = dice.pick(open);
    const does = dice.pick(['follows', 'cancels', 'asks again'] as const);
    if (does === 'follows') followCodes(world);
    if (does === 'cancels') cancel(world, { applicationId, reference }, dice.pick(payers));
    if (does === 'asks again') {
      world.start(`${applicationId} asks for ${reference} again`, (ports) =>
        createResendCode(ports)({
          ...{ applicationId, reference, actor: { kind: 'family', id: applicationId } },
        }),
      );
    }
    return true;
  },
};

function cancel(
  world: World,
  about: Pick<Voucher, 'applicationId' | 'reference'>,
  staffId: string,
): void {
  world.start(`${staffId} cancels ${about.reference}`, (ports) =>
    createCancelVoucher({ ...ports, pieceRail: () => ports.pieceRail })({
      ...{ ...about, actor: { kind: 'staff', id: staffId } },
    }),
  );
}

/** Whatever staff were told of as missing: its provider is asked, and knows nothing of it. */
export function endMissingCodes(world: World): void {
  for (const { state, saidMissingAt, applicationId, reference } of openPieces(world)) {
    if (state !== 'ordered' || saidMissingAt === undefined) continue;
    cancel(world, { applicationId, reference }, 'fay-marsh');
  }
}

/** Somebody rings about what was paid for codes that the provider forgot, and it gives that back. */
export function giveBackForgotten({ memory, codes }: World): void {
  for (const item of memory.ofKind(vouchers.kind)) {
    const voucher = vouchers.parse(item).document;
    if (voucher.state !== 'cancelled' || voucher.unknownToProvider !== true) continue;
    const run = memory.peek(keys.run(voucher.runId));
    const wasPaid = run !== undefined && paymentRuns.parse(run).document.state === 'acknowledged';
    if (wasPaid) codes.bookOnFloat(voucher.amountPence, voucher.reference);
  }
}

export function followCodes(world: World): void {
  world.start('codes are followed', async (ports) => {
    await createFollowVouchers(ports)();
    await createTellOfMissingPieces(ports)();
  });
}

/** Now and then the provider refuses whole batches, takes only a part, forgets one, or cannot say. */
export const codeOffice: Actor = {
  name: 'code office',
  weight: 1,
  act(world) {
    const { codes, dice, tell } = world;
    if (!railsIn(world).includes('cash-out')) return false;
    const moods = ['takes', 'takes', 'takes', 'refuses', 'is unclear about'] as const;
    const does = dice.pick(moods);
    codes.refuse(does === 'refuses' ? ['the account is closed'] : []);
    codes.beUnclear(does === 'is unclear about');
    tell(`  the provider ${does} batches`);
    if (dice.chance(0.4)) {
      const trouble = dice.pick([
        ...(['down', 'reply-lost', 'wrong-total', 'partly-refused', 'forgets-pieces'] as const),
      ]);
      codes.next(trouble);
      tell(`  its next batch is ${trouble}`);
    }
    return true;
  },
};

/**
 * Weeks in which nothing else happens but every morning’s schedule: codes are reminded of and run out.
 * What is under way comes to its end first, or months would pass within one call.
 */
export const weeks: Actor = {
  name: 'weeks',
  weight: 6,
  async act(world) {
    const { clock, dice, plan, tell } = world;
    // About as often in a world of many steps as in one of few, or years would pass in it.
    if (issuedPieces(world).length === 0 || dice.chance(1 - 100 / plan.households)) return false;
    sendAll(world);
    await handleEverything(world);
    const days = dice.whole(3, 45);
    tell(`  ${days} days pass`);
    for (let day = 0; day < days && world.failure === undefined; day += 1) {
      clock.moveOnSeconds(24 * 3_600);
      const out = issuedPieces(world);
      for (const piece of out) {
        if (piece.issued.expiresAt <= clock.now() && dice.chance(0.5)) end(world, piece, 'expired');
      }
      if (!isIdle(world) || out.some((piece) => dueAt(piece, clock.now()) !== undefined)) {
        followCodes(world);
        sendAll(world);
        reportAll(world);
        await handleEverything(world);
      }
    }
    return true;
  },
};

/** Whatever the provider still owes; every code that is out is used, or ran out. */
export function endAllCodes(world: World): void {
  world.codes.beWell();
  world.codes.runOut();
  for (const piece of issuedPieces(world)) {
    end(world, piece, piece.issued.expiresAt <= world.clock.now() ? 'expired' : 'redeemed');
  }
  sendAll(world);
}

export function codesAreOut(world: World): boolean {
  return (
    openPieces(world).some((piece) => mayEndByItself(world, piece)) || heldBack(world).length > 0
  );
}

/** A code, or one that is missing and will be ended; what waits for its run waits for people. */
function mayEndByItself({ memory }: World, { state, runId }: OpenVoucher): boolean {
  const run = memory.peek(keys.run(runId));
  return state === 'issued' || (run !== undefined && isRunOver(paymentRuns.parse(run).document));
}

const held = new WeakMap<World, ReceivedPieceReport[]>();

/** Reports that were not sent yet, or will be sent once more. */
function heldBack(world: World): ReceivedPieceReport[] {
  const reports = held.get(world) ?? [];
  held.set(world, reports);
  return reports;
}

function openPieces({ memory }: World): readonly OpenVoucher[] {
  return memory
    .ofKind(vouchers.kind)
    .map((item) => vouchers.parse(item).document)
    .filter((voucher) => voucher.state === 'issued' || voucher.state === 'ordered');
}

function issuedPieces(world: World): readonly VoucherIn<'issued'>[] {
  return openPieces(world).filter((voucher) => voucher.state === 'issued');
}

function end({ codes, tell }: World, { reference }: Voucher, how: 'redeemed' | 'expired'): void {
  codes.end(reference, how);
  tell(`  ${reference} is ${how}`);
}

function sendAll(world: World): void {
  const reports = [...heldBack(world).splice(0), ...world.codes.reports()];
  for (const report of reports) send(world, report);
}

function send({ queues, tell }: World, report: ReceivedPieceReport): void {
  tell(`  the provider sends ${report.reportId}`);
  queues['rail-outcomes'].send(JSON.stringify(sealCodes(report, 'matching-key-for-tests')));
}

import {
  createCancelVoucher,
  createFollowVouchers,
  createResendCode,
  sealCodes,
  vouchers,
  type Voucher,
  type VoucherIn,
} from '#shared/payments/index.ts';
import type { Message } from '#shared/messages/index.ts';
import type { ReceivedPieceReport } from '#shared/payments/rails/pieces/index.ts';

import type { World } from '../world.ts';
import { payers, type Actor } from './actor.ts';

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
    if (issued.length === 0) return false;
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
    const issued = issuedPieces(world);
    if (issued.length === 0) return false;
    const { applicationId, reference } = dice.pick(issued);
    const does = dice.pick(['follows', 'cancels', 'asks again'] as const);
    if (does === 'follows') followCodes(world);
    if (does === 'cancels') {
      const staffId = dice.pick(payers);
      world.start(`${staffId} cancels ${reference}`, (ports) =>
        createCancelVoucher({ ...ports, pieceRail: () => ports.pieceRail })({
          ...{ applicationId, reference, actor: { kind: 'staff', id: staffId } },
        }),
      );
    }
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

export function followCodes(world: World): void {
  world.start('codes are followed', (ports) => createFollowVouchers(ports)());
}

/** Weeks in which nothing else happens: codes are reminded of and run out. */
export const weeks: Actor = {
  name: 'weeks',
  weight: 2,
  act(world) {
    const { clock, codes, dice, queues, tell } = world;
    heldBack(world).push(...codes.reports());
    const issued = issuedPieces(world);
    const isTold = issued.every((piece) => wasTold(world, piece));
    const owed = heldBack(world).length + queues['rail-outcomes'].size();
    if (issued.length === 0 || !isTold || owed > 0) return false;
    const days = dice.whole(3, 15);
    clock.moveOnSeconds(days * 24 * 3_600);
    tell(`  ${days} days pass`);
    return true;
  },
};

/** Whatever the provider still owes; every code that is out is used, or ran out. */
export function endAllCodes(world: World): void {
  for (const piece of issuedPieces(world)) {
    end(world, piece, piece.issued.expiresAt <= world.clock.now() ? 'expired' : 'redeemed');
  }
  for (const report of [...heldBack(world).splice(0), ...world.codes.reports()])
    send(world, report);
}

export function codesAreOut(world: World): boolean {
  return issuedPieces(world).length > 0 || heldBack(world).length > 0;
}

/** Whether a message went for as many codes as the family holds; whoever is never told is another matter. */
function wasTold({ memory }: World, { applicationId }: Voucher): boolean {
  const own = (document: { readonly applicationId: string }) =>
    document.applicationId === applicationId;
  const sent = memory.ofKind('message').filter((item) => own(item['document'] as Message));
  return sent.length >= issuedPieces({ memory }).filter(own).length;
}

const held = new WeakMap<World, ReceivedPieceReport[]>();

/** Reports that were not sent yet, or will be sent once more. */
function heldBack(world: World): ReceivedPieceReport[] {
  const reports = held.get(world) ?? [];
  held.set(world, reports);
  return reports;
}

function issuedPieces({ memory }: Pick<World, 'memory'>): readonly VoucherIn<'issued'>[] {
  return memory
    .ofKind(vouchers.kind)
    .map((item) => vouchers.parse(item).document)
    .filter((voucher): voucher is VoucherIn<'issued'> => voucher.state === 'issued');
}

function end({ codes, tell }: World, { reference }: Voucher, how: 'redeemed' | 'expired'): void {
  codes.end(reference, how);
  tell(`  ${reference} is ${how}`);
}

function send({ queues, tell }: World, report: ReceivedPieceReport): void {
  tell(`  the provider sends ${report.reportId}`);
  queues['rail-outcomes'].send(JSON.stringify(sealCodes(report, 'matching-key-for-tests')));
}

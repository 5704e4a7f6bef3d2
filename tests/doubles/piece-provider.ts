import { firstFloatPence } from '#infra/local/providers/vouchers/float-desk.ts';
import { localDate } from '#shared/kernel/index.ts';
import {
  pieceRules,
  type PieceRail,
  type PieceReport,
  type RailAnswer,
} from '#shared/payments/index.ts';
import type { FloatProvider } from '#shared/reconciliation/index.ts';
import {
  receivedPieceReportSchema,
  type ReceivedPieceReport,
} from '#shared/payments/rails/pieces/index.ts';

interface FloatLine {
  readonly movementId: string;
  readonly bookedOn: string;
  readonly amountPence: number;
  readonly reference: string;
  readonly description: string;
}

const sumOf = (lines: readonly FloatLine[]) =>
  lines.reduce((sum, { amountPence }) => sum + amountPence, 0);

type Ending = 'redeemed' | 'expired' | 'cancelled';

/** A provider in memory, which obeys the same contract as the ones over HTTP. */
export interface PieceProvider extends PieceRail, FloatProvider {
  /** What a shop or the calendar does to a piece; no effect on one that has ended. */
  end(reference: string, ending: Ending): void;
  /** Its own calendar: whatever nobody used in its days is over. */
  runOut(): void;
  /** What it knows of a piece; nothing of one that it never took. */
  stateOf(reference: string): string | undefined;
  /** What it has to say since it was last asked, in order. */
  reports(): readonly ReceivedPieceReport[];
  /** What happens to the next batch; after it the provider is well again. */
  next(
    trouble:
      | 'down'
      | 'reply-lost'
      | 'wrong-total'
      | 'partly-refused'
      | 'charged-twice'
      /** It takes the whole batch and its money, and forgets every other piece of it. */
      | 'forgets-pieces',
  ): void;
  /** Refuses every batch that it does not have, with these reasons, until told otherwise. */
  refuse(reasons: readonly string[]): void;
  /** Says neither yes nor no to batches that it does not have, and takes none of them, until told otherwise. */
  beUnclear(on: boolean): void;
  /** Everything that it was told to do wrong is over. */
  beWell(): void;
  /** Whether it has the batch of a key, as whoever rings it is told; asked about one it has not, it never takes it. */
  lookUp(idempotencyKey: string): 'has-it' | 'never';
  /** What happens to the next statement of the float. */
  nextStatement(trouble: 'down' | 'wrong-balance' | 'repeated-lines'): void;
  /** What the float holds when a month is over. */
  heldAt(endOfMonth: string): number;
  /** What its own bank or accountant books: money paid in, a charge, a correction. */
  bookOnFloat(amountPence: number, reference: string): void;
}

export function createPieceProvider(rail: PieceReport['rail'], now: () => string): PieceProvider {
  const pieces = new Map<
    string,
    { amountPence: number; state: 'issued' | Ending | 'refused'; readonly expiresAt: string }
  >();
  const batches = new Map<string, { orders: string; answer: RailAnswer }>();
  const outbox: ReceivedPieceReport[] = [];
  const troubles: Parameters<PieceProvider['next']>[0][] = [];
  const onFloat: FloatLine[] = [];
  const never = new Set<string>();
  let refusing: readonly string[] = [];
  let unclear = false;
  const statementTroubles: Parameters<PieceProvider['nextStatement']>[0][] = [];
  const book = (amountPence: number, reference: string, description: string) => {
    const movementId = `FLOAT-${onFloat.length + 1}`;
    onFloat.push({
      ...{ movementId, bookedOn: localDate(now()), amountPence, reference, description },
    });
  };
  const expiresAt = () =>
    new Date(Date.parse(now()) + pieceRules[rail].validDays * 86_400_000).toISOString();

  function report(reference: string): void {
    const piece = pieces.get(reference)!;
    const { amountPence, state, expiresAt } = piece;
    outbox.push(
      receivedPieceReportSchema.parse({
        ...{ reportId: `${reference}-${state}-${outbox.length}`, rail, producedAt: now() },
        lines: [
          state === 'issued'
            ? {
                reference,
                amountPence,
                outcome: state,
                code: `CODE-${reference}`,
                expiresAt,
              }
            : { reference, amountPence, outcome: state },
        ],
      }),
    );
  }

  function end(reference: string, ending: Ending): void {
    const piece = pieces.get(reference);
    if (piece?.state !== 'issued') return;
    piece.state = ending;
    if (ending !== 'redeemed') book(piece.amountPence, reference, `Piece ${ending}`);
    report(reference);
  }

  return {
    name: rail,
    end,
    runOut() {
      for (const [reference, piece] of pieces) {
        if (piece.expiresAt <= now()) end(reference, 'expired');
      }
    },
    stateOf: (reference) => pieces.get(reference)?.state,
    next: (trouble) => troubles.push(trouble),
    refuse: (reasons) => {
      refusing = reasons;
    },
    beUnclear: (on) => {
      unclear = on;
    },
    beWell: () => {
      troubles.length = 0;
      statementTroubles.length = 0;
      refusing = [];
      unclear = false;
    },
    lookUp(idempotencyKey) {
      if (batches.has(idempotencyKey)) return 'has-it';
      never.add(idempotencyKey);
      return 'never';
    },
    nextStatement: (trouble) => statementTroubles.push(trouble),
    heldAt: (month) =>
      firstFloatPence + sumOf(onFloat.filter(({ bookedOn }) => bookedOn.slice(0, 7) <= month)),
    bookOnFloat: (amountPence, reference) => {
      book(amountPence, reference, 'Booked by hand');
    },
    statement: ({ from, to }) => {
      const trouble = statementTroubles.shift();
      if (trouble === 'down') return Promise.reject(new Error('The provider answered 503'));
      if (to >= localDate(now())) return Promise.reject(new Error('The provider answered 422'));
      const lines = onFloat.filter(({ bookedOn }) => from <= bookedOn && bookedOn <= to);
      const before = onFloat.filter(({ bookedOn }) => bookedOn < from);
      const openingPence = firstFloatPence + sumOf(before);
      const closingPence = openingPence + sumOf(lines) + (trouble === 'wrong-balance' ? 100 : 0);
      const body = {
        ...{ rail, from, to, openingPence, closingPence },
        lines: trouble === 'repeated-lines' ? lines.flatMap((line) => [line, line]) : lines,
      };
      return Promise.resolve(new TextEncoder().encode(JSON.stringify(body)));
    },
    reports: () => outbox.splice(0),
    order: ({ idempotencyKey, orders }) => {
      const trouble = troubles.shift();
      if (trouble === 'down') return Promise.reject(new Error('The provider answered 503'));
      const text = JSON.stringify(orders);
      const known = batches.get(idempotencyKey);
      if (known !== undefined) {
        if (known.orders === text) return Promise.resolve(known.answer);
        return Promise.resolve({ kind: 'unclear', reasons: ['other orders under this key'] });
      }
      if (never.has(idempotencyKey)) {
        return Promise.resolve({ kind: 'refused', reasons: ['this batch was called off'] });
      }
      if (unclear) return Promise.resolve({ kind: 'unclear', reasons: ['the service cannot say'] });
      if (refusing.length > 0) return Promise.resolve({ kind: 'refused', reasons: refusing });
      const { largestPence, stepPence } = pieceRules[rail];
      const wrong = orders.find(
        ({ reference, amountPence }) =>
          amountPence > largestPence || amountPence % stepPence !== 0 || pieces.has(reference),
      );
      if (wrong !== undefined) {
        return Promise.resolve({ kind: 'refused', reasons: [`${wrong.reference} is refused`] });
      }
      const totalPence = orders.reduce((sum, { amountPence }) => sum + amountPence, 0);
      for (let times = trouble === 'charged-twice' ? 2 : 1; times > 0; times -= 1) {
        book(-totalPence, idempotencyKey, `Order of ${orders.length} pieces`);
      }
      orders.forEach(({ reference, amountPence }, position) => {
        if (trouble === 'forgets-pieces' && position % 2 === 1) return;
        const refused = trouble === 'partly-refused' && position % 2 === 1;
        const state = refused ? 'refused' : 'issued';
        pieces.set(reference, { amountPence, state, expiresAt: expiresAt() });
        if (refused) book(amountPence, reference, 'Piece refused');
        report(reference);
      });
      const answer: RailAnswer =
        trouble === 'wrong-total'
          ? { kind: 'unclear', reasons: ['another total'] }
          : { kind: 'accepted', submissionId: `B-${idempotencyKey}` };
      batches.set(idempotencyKey, { orders: text, answer });
      if (trouble === 'reply-lost') return Promise.reject(new Error('socket hang up'));
      return Promise.resolve(answer);
    },
    cancel: (reference) => {
      const state = pieces.get(reference)?.state;
      if (state === undefined) return Promise.resolve('unknown');
      if (state !== 'issued' && state !== 'cancelled') return Promise.resolve('too-late');
      end(reference, 'cancelled');
      return Promise.resolve('taken');
    },
    resend: (reference) => {
      const state = pieces.get(reference)?.state;
      if (state === undefined) return Promise.resolve('unknown');
      if (state !== 'issued') return Promise.resolve('too-late');
      report(reference);
      return Promise.resolve('taken');
    },
  };
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PieceRail } from '#shared/payments/piece-rail.ts';
import type { PieceReport, ReceivedPieceReport } from '#shared/payments/rails/pieces/index.ts';

/** A provider of pieces behind its port, and what its contract needs to see and do besides. */
export interface ProviderUnderTest {
  readonly rail: PieceRail;
  /** Everything it reported so far, copies included. */
  readonly reports: () => Promise<readonly ReceivedPieceReport[]>;
  readonly redeem: (reference: string) => Promise<void>;
  readonly letExpire: (reference: string) => Promise<void>;
  readonly next: (trouble: 'down' | 'reply-lost' | 'wrong-total' | 'partly-refused') => void;
  readonly close: () => Promise<void>;
}

const first = 'ODABCDE12345010101';
const second = 'ODABCDE12345010102';

/** What whoever issues codes or vouchers must do, on this machine or in memory. */
export function describePieceRail(
  name: string,
  railName: PieceReport['rail'],
  open: () => Promise<ProviderUnderTest>,
): void {
  describe(name, () => {
    let provider: ProviderUnderTest;
    beforeEach(async () => {
      provider = await open();
    });
    afterEach(() => provider.close());

    const orders = [
      { reference: first, amountPence: 49_00 },
      { reference: second, amountPence: 28_00 },
    ];
    const order = (idempotencyKey = 'run-1', placed = orders) =>
      provider.rail.order({ idempotencyKey, orders: placed });
    const outcomes = async () =>
      (await provider.reports()).flatMap(({ lines }) =>
        lines.map(({ reference, outcome }) => `${reference.slice(-2)} ${outcome}`),
      );

    it('issues a code for each order, of its own rail, with the day it ends', async () => {
      expect(await order()).toMatchObject({ kind: 'accepted' });
      const reports = await provider.reports();
      const lines = reports.flatMap((report) => report.lines);
      expect(new Set(reports.map(({ rail }) => rail))).toEqual(new Set([railName]));
      expect(lines).toHaveLength(2);
      const codes = lines.map((line) => (line.outcome === 'issued' ? line.code : ''));
      expect(new Set(codes).size).toBe(2);
      expect(codes).not.toContain('');
    });

    it('takes a batch once, however often it is sent, and its answer stays the same', async () => {
      const answer = await order();
      expect(await order()).toEqual(answer);
      expect(await outcomes()).toEqual(['01 issued', '02 issued']);
    });

    it('is unclear about other orders under the same key, and refuses an order it knows under another', async () => {
      await order();
      expect(await order('run-1', orders.slice(1))).toMatchObject({ kind: 'unclear' });
      expect(await order('run-2')).toMatchObject({ kind: 'refused' });
      expect(await outcomes()).toEqual(['01 issued', '02 issued']);
    });

    it('refuses a batch whole when a piece is larger than it issues', async () => {
      const large = [orders[0]!, { reference: second, amountPence: 100_10 }];
      expect(await order('run-1', large)).toMatchObject({ kind: 'refused' });
      expect(await outcomes()).toEqual([]);
    });

    it('tells of each end once, and nothing else happens to a piece that has ended', async () => {
      await order();
      await provider.redeem(first);
      await provider.letExpire(second);
      await provider.redeem(first);
      await provider.redeem(second);
      expect(await outcomes()).toEqual(['01 issued', '02 issued', '01 redeemed', '02 expired']);
      expect(await provider.rail.cancel(first)).toBe('too-late');
      expect(await provider.rail.resend(second)).toBe('too-late');
    });

    it('cancels what nobody redeemed, once', async () => {
      await order();
      expect(await provider.rail.cancel(first)).toBe('taken');
      expect(await provider.rail.cancel(first)).toBe('taken');
      await provider.redeem(first);
      expect(await outcomes()).toEqual(['01 issued', '02 issued', '01 cancelled']);
      expect(await provider.rail.cancel('ODABCDE12345010199')).toBe('unknown');
    });

    it('reports the same code again when asked', async () => {
      await order();
      expect(await provider.rail.resend(second)).toBe('taken');
      const lines = (await provider.reports())
        .flatMap((report) => report.lines)
        .filter(({ reference }) => reference === second);
      expect(lines).toHaveLength(2);
      expect(lines[0]).toEqual(lines[1]);
      expect(await provider.rail.resend('ODABCDE12345010199')).toBe('unknown');
    });

    it('throws when it is down or its answer is lost, and the batch may be sent again', async () => {
      provider.next('down');
      await expect(order()).rejects.toThrow();
      expect(await outcomes()).toEqual([]);
      provider.next('reply-lost');
      await expect(order()).rejects.toThrow();
      expect(await order()).toMatchObject({ kind: 'accepted' });
      expect(await outcomes()).toEqual(['01 issued', '02 issued']);
    });

    it('is not taken at its word when it names another total', async () => {
      provider.next('wrong-total');
      expect(await order()).toMatchObject({ kind: 'unclear' });
    });

    it('says which pieces of a batch it refuses', async () => {
      provider.next('partly-refused');
      await order();
      expect(await outcomes()).toEqual(['01 issued', '02 refused']);
    });
  });
}

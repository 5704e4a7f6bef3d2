import { describe, expect, it } from 'vitest';

import { createTellOfMissingPieces, deliveryLivesSeconds } from '#shared/payments/index.ts';
import { keys, type QueueRequest } from '#shared/records/index.ts';
import { familyInPieces } from '#tests/builders/family-in-pieces.ts';

describe('telling staff of codes that were never made', () => {
  const day = 24 * 3600;

  it('finds each, page by page, to the second, and says so once', async () => {
    const { ports, records, clock, lastSaid, id, piece, held } = await familyInPieces();
    const piecemeal = {
      ...records,
      queue: (request: QueueRequest) => records.queue({ ...request, limit: 1 }),
    };
    const tell = createTellOfMissingPieces({ ...ports, records: piecemeal });
    clock.moveOnSeconds(day - 1);
    expect(await tell()).toBe(0);
    clock.moveOnSeconds(1);
    const counted = await Promise.all([tell(), tell()]);
    expect(counted[0] + counted[1]).toBe(2);
    expect(await tell()).toBe(0);
    expect(lastSaid()).toMatchObject({
      ...{ at: clock.now(), actor: { kind: 'system', id: 'follow-vouchers' } },
      ...{ correlationId: id, causationId: piece(2) },
      body: { type: 'voucher-missing', applicationId: id, reference: piece(2) },
    });
    expect(held()).toMatchObject([{ saidMissingAt: clock.now() }, { saidMissingAt: clock.now() }]);
  });

  it('says nothing while a run is not over, and reads each run once', async () => {
    const { ports, records, clock, runId, memory } = await familyInPieces(
      'cash-out',
      (provider) => {
        provider.beUnclear(true);
      },
    );
    let reads = 0;
    const watched = {
      ...records,
      get: (key: Parameters<typeof records.get>[0]) => {
        if (key.pk === keys.run(runId).pk) reads += 1;
        return records.get(key);
      },
    };
    clock.moveOnSeconds(10 * day + deliveryLivesSeconds);
    const before = memory.all();
    expect(await createTellOfMissingPieces({ ...ports, records: watched })()).toBe(0);
    expect(reads).toBe(1);
    expect(memory.all()).toEqual(before);
  });
});

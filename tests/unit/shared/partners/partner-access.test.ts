import { describe, expect, it } from 'vitest';

import {
  configuredPartners,
  createFindPartner,
  createIssueKey,
  createRevokeKey,
  createStopPartner,
  partnerOfKey,
} from '#shared/partners/index.ts';
import { parseEvent } from '#shared/records/index.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const partnerId = 'acorn-primary-school';
const staffId = 'erin-walsh';
const secret = 'matching-key';

function setup() {
  const memory = createMemoryRecords();
  const { records, commit } = memory;
  const clock = createMovableClock('2026-05-06T10:00:00.000Z');
  let counter = 0;
  const ids = {
    opaque: () => `opaque-${(counter += 1)}`,
    reference: () => `7K3QD9XW0${(counter += 1)}`,
  };
  const ports = { records, commit, clock, partners: configuredPartners };
  const issueKey = createIssueKey({ ...ports, ids, secret });
  return {
    memory,
    ports,
    issueKey,
    revokeKey: createRevokeKey(ports),
    stopPartner: createStopPartner(ports),
    findPartner: createFindPartner(ports),
    owner: (key: string, under = secret) => partnerOfKey(records, key, under),
    issued: async () => {
      const answer = await issueKey({ partnerId, staffId });
      if (!answer.ok) throw new Error(answer.failure.kind);
      return answer.value;
    },
    events: () => memory.ofKind('event').map((item) => parseEvent(item).body.type),
  };
}

describe('the key of a partner', () => {
  it('names the partner, and is stored nowhere', async () => {
    const { issued, owner, memory } = setup();
    const { key, keyId } = await issued();
    expect(key).toMatch(new RegExp(`^${partnerId}\\.${keyId}\\.\\w+$`));
    expect(await owner(key)).toBe(partnerId);
    expect(JSON.stringify(memory.all())).not.toContain(key.split('.')[2]);
  });

  it('is none under another secret, of another partner, or changed', async () => {
    const { issued, owner } = setup();
    const { key, keyId } = await issued();
    const secretPart = key.split('.')[2] ?? '';
    expect(await owner(key, 'another-secret')).toBeUndefined();
    for (const wrong of [
      `lantern-family-charity.${keyId}.${secretPart}`,
      `${partnerId}.${keyId}.${secretPart}x`,
      `${partnerId}.${secretPart}`,
      `${key}.more`,
      '..',
      '',
    ]) {
      expect(await owner(wrong), wrong).toBeUndefined();
    }
  });

  it('can be changed for another: two are valid at once, and no third', async () => {
    const { issued, issueKey, revokeKey, owner } = setup();
    const [first, second] = [await issued(), await issued()];
    expect([await owner(first.key), await owner(second.key)]).toEqual([partnerId, partnerId]);
    expect(await issueKey({ partnerId, staffId })).toEqual({
      ok: false,
      failure: { kind: 'two-keys-already' },
    });
    await revokeKey({ partnerId, staffId, keyId: first.keyId });
    expect([await owner(first.key), await owner(second.key)]).toEqual([undefined, partnerId]);
    expect((await issueKey({ partnerId, staffId })).ok).toBe(true);
  });

  it('is revoked once, by whoever was first, with one event', async () => {
    const { issued, revokeKey, events, memory } = setup();
    const { keyId } = await issued();
    expect(await revokeKey({ partnerId, staffId, keyId })).toEqual({ ok: true, value: 'done' });
    const again = await revokeKey({ partnerId, staffId: 'dev-patel', keyId });
    expect(again).toEqual({ ok: true, value: 'already' });
    expect(events()).toEqual(['partner-key-issued', 'partner-key-revoked']);
    expect(JSON.stringify(memory.all())).not.toContain('dev-patel');
  });

  it('is refused where there is nothing to issue it to, or to revoke', async () => {
    const { issueKey, revokeKey, memory } = setup();
    expect(await issueKey({ partnerId: 'nobody', staffId })).toMatchObject({
      failure: { kind: 'no-such-partner' },
    });
    expect(await revokeKey({ partnerId, staffId, keyId: '7K3QD9XW09' })).toMatchObject({
      failure: { kind: 'no-such-key' },
    });
    expect(memory.all()).toEqual([]);
  });

  it('is issued to one of two managers who ask at the same moment', async () => {
    const { ports, issueKey, memory } = setup();
    const late = createIssueKey({
      ...ports,
      secret,
      ids: { opaque: () => 'x', reference: () => '7K3QD9XW99' },
      commit: async (writes) => {
        await issueKey({ partnerId, staffId });
        return ports.commit(writes);
      },
    });
    expect(await late({ partnerId, staffId: 'dev-patel' })).toMatchObject({
      failure: { kind: 'changed-by-someone-else' },
    });
    expect(memory.ofKind('partner-access')).toHaveLength(1);
  });
});

describe('a partner that is stopped', () => {
  it('is found no more, and its keys are nobody’s, until it is let go on', async () => {
    const { issued, stopPartner, findPartner, owner, events } = setup();
    const { key } = await issued();
    const request = { partnerId, staffId, reason: 'Under review' };
    expect(await findPartner(partnerId)).toMatchObject({ name: 'Acorn Primary School' });
    await stopPartner({ ...request, to: 'stopped' });
    expect(await stopPartner({ ...request, to: 'stopped' })).toEqual({
      ok: true,
      value: 'already',
    });
    expect([await findPartner(partnerId), await owner(key)]).toEqual([undefined, undefined]);
    await stopPartner({ ...request, to: 'going-on' });
    expect(await owner(key)).toBe(partnerId);
    expect(await findPartner(partnerId)).toBeDefined();
    expect(events().sort()).toEqual(
      ['partner-key-issued', 'partner-stopped', 'partner-let-go-on'].sort(),
    );
  });

  it('was never one that nobody configured', async () => {
    expect(await setup().findPartner('nobody')).toBeUndefined();
  });
});

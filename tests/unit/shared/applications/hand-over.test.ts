import { describe, expect, it } from 'vitest';

import { openHandOver, sealHandOver, type HandOver } from '#shared/applications/index.ts';

const secret = 'matching-key';
const madeAt = '2026-05-06T10:00:00.000Z';
const handOver: HandOver = {
  applicationId: '7K3QD9XW01',
  onBehalf: {
    by: {
      ...{ kind: 'partner', partnerId: 'acorn-primary-school' },
      ...{ organisation: 'Acorn Primary School' },
      ...{ workerId: 'tariq-mahmood', workerName: 'Tariq Mahmood' },
    },
    agreement: { how: 'in-person', at: madeAt, textVersion: 'partner-agreement-1' },
  },
  applyingAs: 'professional',
  madeAt,
};

describe('a hand-over to the family’s form', () => {
  const token = sealHandOver(handOver, secret);

  it('is opened as it was sealed, as often as anybody likes', () => {
    for (let time = 0; time < 2; time += 1) {
      expect(openHandOver(token, secret, madeAt)).toEqual({ ok: true, value: handOver });
    }
  });

  it('tells nothing to whoever reads the address, and fits into one', () => {
    expect(token).toMatch(/^[\w-]{100,1000}$/);
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('Tariq');
  });

  it('begins nothing once fifteen minutes are over', () => {
    expect(openHandOver(token, secret, '2026-05-06T10:15:00.000Z').ok).toBe(true);
    expect(openHandOver(token, secret, '2026-05-06T10:15:00.001Z')).toEqual({
      ok: false,
      failure: { kind: 'over' },
    });
  });

  const changed = Buffer.from(token, 'base64url');
  changed[changed.length - 5]! ^= 1;
  it.each([
    ['changed by one bit', changed.toString('base64url')],
    ['cut short', token.slice(0, 60)],
    ['sealed under another secret', sealHandOver(handOver, 'another-secret')],
    ['of something else', sealHandOver({ ...handOver, applicationId: 'mine' }, secret)],
    ['that is no seal', 'x'],
    ['that is empty', ''],
  ])('is none of ours when it is one %s', (_, wrong) => {
    expect(openHandOver(wrong, secret, madeAt)).toEqual({
      ok: false,
      failure: { kind: 'not-ours' },
    });
  });
});

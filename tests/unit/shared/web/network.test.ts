import { describe, expect, test } from 'vitest';

import { networkOf } from '#shared/web/network.ts';

const edgeKey = 'e'.repeat(64);
const cloudFront = '64.252.70.1';

function from(sourceIp: string, headers: Readonly<Record<string, string>> = {}, key = edgeKey) {
  return networkOf({ headers: new Map(Object.entries(headers)), sourceIp }, key);
}

describe('the network of a request', () => {
  test('is what the edge says it is', () => {
    const headers = { 'od-edge-proof': edgeKey, 'od-viewer-address': '81.2.69.142' };
    expect(from(cloudFront, headers)).toBe('81.2.69.142');
  });

  test('is the connection’s own for whoever only says to be the edge, or to be somebody else', () => {
    const address = { 'od-viewer-address': '81.2.69.142' };
    expect(from('203.0.113.9', address)).toBe('203.0.113.9');
    expect(from('203.0.113.9', { ...address, 'od-edge-proof': 'guessed' })).toBe('203.0.113.9');
    expect(from('203.0.113.9', { 'x-forwarded-for': '81.2.69.142' })).toBe('203.0.113.9');
  });

  test('believes nobody where there is no edge', () => {
    const headers = { 'od-edge-proof': '', 'od-viewer-address': '81.2.69.142' };
    const network = networkOf(
      { headers: new Map(Object.entries(headers)), sourceIp: '127.0.0.1' },
      undefined,
    );
    expect(network).toBe('127.0.0.1');
  });

  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::5:6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:81.2.69.142', '81.2.69.142'],
  ])('counts all addresses of one home alike: %s', (address, network) => {
    expect(from(address)).toBe(network);
  });

  test('is unknown where no address is told', () => {
    expect(from('')).toBeUndefined();
    expect(from('unknown')).toBeUndefined();
  });
});

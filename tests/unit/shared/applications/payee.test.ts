import { describe, expect, it } from 'vitest';

import { sealPayee, unsealPayee } from '#shared/applications/index.ts';
import { Defect } from '#shared/kernel/index.ts';

const secret = 'a-secret-for-tests';
const payee = { nameOnAccount: 'N Hussain', sortCode: '089999', accountNumber: '66374958' };

function stored(sealed: string, applicationId = 'A000000001') {
  return { applicationId, accountEnding: '4958', sealed, storedAt: '2021-12-07T09:00:00.000Z' };
}

function setup() {
  return { sealed: sealPayee(payee, 'A000000001', secret) };
}

describe('where to pay', () => {
  it('comes back whole with the key', () => {
    const { sealed } = setup();
    expect(unsealPayee(stored(sealed), secret)).toEqual(payee);
  });

  it('cannot be read or recognised without it', () => {
    const { sealed } = setup();
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('66374958');
    expect(sealPayee(payee, 'A000000001', secret)).not.toBe(sealed);
    expect(() => unsealPayee(stored(sealed), 'another-secret-x')).toThrow();
  });

  it('cannot be moved to another application', () => {
    const { sealed } = setup();
    expect(() => unsealPayee(stored(sealed, 'A000000002'), secret)).toThrow();
  });

  it('cannot be tampered with, at any byte', () => {
    const { sealed } = setup();
    const bytes = Buffer.from(sealed, 'base64');
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => unsealPayee(stored(changed.toString('base64')), secret)).toThrow();
    }
  });

  it('is a defect when it was cut short', () => {
    const { sealed } = setup();
    expect(() => unsealPayee(stored(sealed.slice(0, 16)), secret)).toThrow(Defect);
  });
});

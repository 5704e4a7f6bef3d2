import { describe, expect, it } from 'vitest';

import { createGroupPlatform } from '#tests/doubles/group-site.ts';

const email = 'amina@example.com';

function setup() {
  const { signIn, clock, inbox, codes } = createGroupPlatform();
  const lastCode = () => /^\d{5}/.exec(inbox(email).at(-1) ?? '')?.[0] ?? '';
  return { signIn, clock, inbox, codes, lastCode };
}

describe('coming in by a code', () => {
  it('opens once, however the address is written, and keeps no digits', async () => {
    const { signIn, lastCode, codes, inbox } = setup();
    await signIn.sendCode(' Amina@Example.com');
    const code = lastCode();
    const [id = ''] = codes.ids();
    expect(id).not.toContain('amina');
    expect(JSON.stringify((await codes.load(id))?.session)).not.toContain(code);
    expect(await signIn.open(email, code)).toEqual({ kind: 'opened' });
    expect(await signIn.open(email, code)).toEqual({ kind: 'wrong' });
    expect(inbox(email)).toHaveLength(1);
  });

  it('sends at most five codes an hour, and the same for a button pressed twice', async () => {
    const { signIn, clock, inbox } = setup();
    await signIn.sendCode(email);
    await signIn.sendCode(email);
    expect(inbox(email)).toHaveLength(1);
    for (let asked = 0; asked < 8; asked += 1) {
      clock.moveOnSeconds(60);
      await signIn.sendCode(email);
    }
    expect(inbox(email)).toHaveLength(5);
  });

  it('says that a code is too old after 15 minutes, and knows nothing of it after two hours', async () => {
    const { signIn, clock, lastCode } = setup();
    await signIn.sendCode(email);
    clock.moveOnSeconds(15 * 60);
    expect(await signIn.open(email, lastCode())).toEqual({ kind: 'expired' });
    clock.moveOnSeconds(2 * 3600);
    expect(await signIn.open(email, lastCode())).toEqual({ kind: 'wrong' });
  });

  it('is another code on another day, which is sent, and opens where the one before does not', async () => {
    const { signIn, clock, lastCode, inbox } = setup();
    const seen = new Set<string>();
    for (let times = 1; times <= 4; times += 1) {
      await signIn.sendCode(email);
      expect(inbox(email)).toHaveLength(times);
      seen.add(lastCode());
      expect(await signIn.open(email, lastCode())).toEqual({ kind: 'opened' });
      clock.moveOnSeconds(2 * 24 * 3600);
    }
    expect(seen.size).toBe(4);
  });

  it('pauses after ten wrong tries', async () => {
    const { signIn, clock, lastCode } = setup();
    await signIn.sendCode(email);
    const wrong = lastCode() === '12345' ? '54321' : '12345';
    for (let tried = 0; tried < 10; tried += 1) {
      expect(await signIn.open(email, wrong)).toEqual({ kind: 'wrong' });
    }
    expect(await signIn.open(email, lastCode())).toEqual({ kind: 'paused' });
    clock.moveOnSeconds(14 * 60 + 59);
    expect(await signIn.open(email, lastCode())).toEqual({ kind: 'paused' });
  });

  it('is like a wrong code for an address that nobody asked with', async () => {
    expect(await setup().signIn.open('nobody@example.com', '12345')).toEqual({ kind: 'wrong' });
  });
});

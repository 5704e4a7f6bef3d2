import { describe, expect, it } from 'vitest';

import { safeContactOf, type ApplicationForm } from '#shared/applications/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';

const phone = '+447700900123';
const email = 'nadia@example.org';
const contact = (changes: Partial<ApplicationForm['contact']>): ApplicationForm['contact'] => ({
  safeToText: true,
  safeToLeaveVoicemail: true,
  bestTime: 'any',
  ...changes,
});

describe('how a family can be told things safely', () => {
  it.each([
    ['a text where texts are safe', { phone }, 'text', false],
    ['a text before an email', { phone, email }, 'text', false],
    ['an email where texts are not safe', { phone, email, safeToText: false }, 'email', false],
    ['an email where there is no phone', { email }, 'email', false],
    ['a letter where only texts are unwelcome', { phone, safeToText: false }, 'letter', false],
    [
      'nothing where neither text nor voicemail is safe',
      { phone, safeToText: false, safeToLeaveVoicemail: false },
      undefined,
      true,
    ],
    [
      'few words where somebody else may listen',
      { phone, safeToLeaveVoicemail: false },
      'text',
      true,
    ],
  ] as const)('is %s', (_what, given, channel, discreet) => {
    const form = buildForm({ contact: contact(given) });
    expect(safeContactOf(form)).toEqual({ channel, discreet });
  });

  it.each([
    ['flees abuse', { reasons: ['fleeing-abuse'] }],
    ['lives in a refuge', { home: { kind: 'refuge' }, housing: 'refuge' }],
    ['is helped by somebody who gave their own phone', { applyingAs: 'professional' }],
  ] as const)('says little to a family that %s', (_what, changes) => {
    const form = buildForm({
      contact: contact({ phone }),
      ...(changes as Partial<ApplicationForm>),
    });
    expect(safeContactOf(form)).toEqual({ channel: 'text', discreet: true });
  });

  it('sends no letter to a home where somebody is afraid', () => {
    const form = buildForm({
      reasons: ['fleeing-abuse'],
      contact: contact({ phone, safeToText: false }),
    });
    expect(safeContactOf(form).channel).toBeUndefined();
  });
});

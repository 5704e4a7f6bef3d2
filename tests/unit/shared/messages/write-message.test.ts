import { describe, expect, it } from 'vitest';

import { writeMessage, type MessageFacts } from '#shared/messages/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';

const facts: MessageFacts = {
  amountPence: 50_00,
  until: '2026-12-06T09:00:00.000Z',
  link: 'https://open-door.example/status/received/A/B',
  status: 'https://open-door.example/status',
  rail: 'cash-out',
  piece: { code: '1234-5678', ending: '5678' },
};

function written(language: string, changes: Partial<ReturnType<typeof buildForm>> = {}) {
  const { contact } = buildForm();
  const form = buildForm({
    declaration: { textVersion: 'family-declaration-1', language },
    contact: { ...contact, safeToText: true, safeToLeaveVoicemail: true },
  });
  const said = writeMessage(
    'voucher-issued',
    { applicationId: '7K3QD9XW2M', form: { ...form, ...changes } },
    facts,
  );
  if (said === undefined) throw new Error('Nothing was written');
  return said;
}

describe('the language of a message', () => {
  it('is English for who read the form in it, in a template of its own', () => {
    const { outgoing, language, template } = written('en');
    expect({ language, template }).toEqual({ language: 'en', template: 'voucher-issued-text' });
    expect(outgoing.template).toBe(template);
    expect(outgoing.personalisation).toMatchObject({
      amount: '£50',
      what: 'cash code',
      day: '6 December',
      link: facts.link,
    });
  });

  it('is the one in which the form was read, and so are the pages its links lead to', () => {
    const { outgoing, language, template } = written('pl');
    expect({ language, template }).toEqual({ language: 'pl', template: 'voucher-issued-text' });
    expect(outgoing.template).toBe('other-language-text');
    expect(Object.keys(outgoing.personalisation)).toEqual(['words']);
    const { words = '' } = outgoing.personalisation;
    for (const part of ['£50', '1234-5678', '6 grudnia', `${facts.link}?lang=pl`]) {
      expect(words).toContain(part);
    }
    expect(words).not.toContain('((');
  });

  it('is English where we do not have the one that is named', () => {
    expect(written('fr').language).toBe('en');
  });

  it('keeps a code in its order where letters are read from the right', () => {
    const { words = '' } = written('ar').outgoing.personalisation;
    expect(words).toMatch(/^\u200f/);
    expect(words).toContain('\u200e1234-5678');
    expect(words).toContain('\u200e£50');
  });

  it('is English in a letter: Notify prints Latin letters', () => {
    const contact = { safeToText: false, safeToLeaveVoicemail: true, bestTime: 'any' } as const;
    const { language, outgoing } = written('ar', { contact });
    expect(language).toBe('en');
    expect(outgoing.template).toBe('voucher-issued-letter');
  });
});

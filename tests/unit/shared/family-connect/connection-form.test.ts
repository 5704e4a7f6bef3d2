import { hash } from 'node:crypto';
import { expect, test } from 'vitest';

import { wordsForProfessionals } from '#functions/apply-pages/connect/professional-words.ts';
import { familyWords } from '#functions/apply-pages/locales/index.ts';
import { connectionReasons, currentConnectionForm } from '#shared/family-connect/index.ts';

const { fields, consent } = currentConnectionForm;

test('the form is plain data: it survives being written down', () => {
  expect(JSON.parse(JSON.stringify(currentConnectionForm))).toEqual(currentConnectionForm);
});

test('the form asks what is counted and what is said, each field once', () => {
  const ids = fields.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(fields.find(({ id }) => id === 'reasons')).toMatchObject({
    options: connectionReasons,
    required: ['family', 'professional'],
  });
  expect(ids).toContain('own-words');
  for (const field of fields) {
    const { asked, required }: { asked: readonly string[]; required: readonly string[] } = field;
    expect(required.filter((who) => !asked.includes(who))).toEqual([]);
  }
});

/** What was agreed to is kept by the name of its text, so a text never changes under its name. */
test('the texts that people agree to have not changed under their names', () => {
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ');
  const digest = (texts: readonly string[]) =>
    hash('sha256', texts.map(plain).join('\n'), 'hex').slice(0, 12);
  const family = Object.values(familyWords).map(({ questions }) => {
    const { consentText, consent: agreed } = questions.moreHelpDetails;
    return `${consentText}\n${agreed}`;
  });
  const professional = [wordsForProfessionals.consent.text, wordsForProfessionals.consent.agree];
  expect({
    [consent.family]: digest(family),
    [consent.professional]: digest(professional),
  }).toEqual({
    'family-connect-consent-2': '487a9b831cc4',
    'family-connect-professional-consent-1': 'e6a32ff62716',
  });
});

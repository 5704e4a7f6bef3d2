import { describe, expect, it } from 'vitest';

import { languageCodes } from '#shared/languages/index.ts';
import {
  handedOver,
  inOwnOrder,
  messageKinds,
  templateNameOf,
  templateNames,
  textOfTemplate,
} from '#shared/messages/index.ts';
import { messageWords } from '#shared/messages/locales/index.ts';
import { fillBlanks } from '#shared/messages/message-templates.ts';

/** As long as each blank can get. */
const longest = {
  reference: 'ABCDE-FGHJK',
  what: 'supermarket voucher',
  amount: '£100.00',
  code: 'ABCD-EFGH-JKMNPQ-STVW',
  ending: 'STVW',
  day: '22 September',
  how: 'Take it with your key or card to a shop where you top up.',
  link: 'https://open-door.birmingham.example/mend/ABCDEFGHJK/ABCDEFGHJKABCDEFGHJK',
  who: 'Amina Yusuf',
  group: 'Ward End Saturday Table',
  round: 'Closer to home 2026 to 2027',
  status: 'https://open-door.birmingham.example/status',
};

const worded = templateNames.filter((name) => !name.startsWith('other-language-'));
const translated = languageCodes.filter((code) => code !== 'en');

describe('the templates of messages', () => {
  it('are one for each kind and each way to say it', () => {
    expect(templateNames).toHaveLength(messageKinds.length * 5 + 2 * 2 + 17 + 2);
    expect(new Set(templateNames).size).toBe(templateNames.length);
    expect(templateNameOf('voucher-issued', 'text', true)).toBe('voucher-issued-text-discreet');
    expect(templateNameOf('voucher-issued', 'letter', false)).toBe('voucher-issued-letter');
  });

  it.each(worded)('%s leaves no blank open and fits its channel', (name) => {
    const { subject = '', body, channel } = textOfTemplate(name);
    const filled = fillBlanks(`${subject}${body}`, longest);
    expect(filled).not.toContain('((');
    // Three parts of a long text, at GOV.UK Notify's own sizes.
    if (channel === 'text') expect(filled.length).toBeLessThanOrEqual(459);
    // Outside these a text costs more than twice as much.
    expect(filled).toMatch(/^[A-Za-z0-9 \n£:;.,?'()/@%+-]*$/);
  });

  it.each(templateNames.filter((name) => /-discreet$|^application-saved|^return-code/.test(name)))(
    '%s says neither who writes, nor what it is, nor what it is worth',
    (name) => {
      const { subject = '', body } = textOfTemplate(name);
      expect(`${subject} ${body}`).not.toMatch(
        /\(\((amount|what|how)\)\)|open door|fund|grant|money|cash|voucher|bank|pay|£/i,
      );
    },
  );

  describe.each(translated)('in %s', (language) => {
    it.each(worded)('%s has the same blanks as in English, and fits its channel', (name) => {
      const english = textOfTemplate(name);
      const { subject, body, channel } = textOfTemplate(name, language);
      expect(blanksOf(body)).toEqual(blanksOf(english.body));
      expect(blanksOf(subject ?? '')).toEqual(blanksOf(english.subject ?? ''));
      // Six parts of 67 letters, as texts beyond the Latin alphabet are counted.
      const filled = fillBlanks(body, longest);
      if (channel === 'text') expect(filled.length).toBeLessThanOrEqual(402);
      if (channel === 'letter') expect(body).toBe(english.body);
    });

    it('hands over its words through a template that is nothing but their place', () => {
      const { template, personalisation } = handedOver('payment-returned-email', language, {
        ...longest,
        day: 'DAY',
      });
      expect(template).toBe('other-language-email');
      expect(Object.keys(personalisation).sort()).toEqual(['subject', 'words']);
      expect(personalisation.words).toContain('DAY');
      expect(personalisation.words).not.toContain('((');
    });

    it('says to somebody who may not be alone neither who writes nor that it is about money', () => {
      const { kinds, visit } = messageWords[language];
      const texts = [...Object.values(kinds), ...Object.values(visit)].map(
        ({ discreet }) => discreet,
      );
      expect(texts.join()).not.toMatch(/\(\((amount|what|how)\)\)|open door|bvsc|£/i);
    });
  });

  it('keep a code in its order within a line read from the right', () => {
    expect(inOwnOrder('ur', '1234-5678')).toBe('\u200e1234-5678');
    expect(inOwnOrder('pl', '1234-5678')).toBe('1234-5678');
    expect(textOfTemplate('payment-returned-text', 'ur').body).toMatch(/^\u200f.*01216347100/s);
  });
});

function blanksOf(text: string): readonly string[] {
  return [...text.matchAll(/\(\((\w+)\)\)/g)].map(([, name = '']) => name).sort();
}

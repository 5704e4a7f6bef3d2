import { describe, expect, it } from 'vitest';

import {
  messageKinds,
  templateNameOf,
  templateNames,
  textOfTemplate,
} from '#shared/messages/index.ts';
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
  status: 'https://open-door.birmingham.example/status',
};

describe('the templates of messages', () => {
  it('are one for each kind and each way to say it', () => {
    expect(templateNames).toHaveLength(messageKinds.length * 5 + 2 * 2);
    expect(new Set(templateNames).size).toBe(templateNames.length);
    expect(templateNameOf('voucher-issued', 'text', true)).toBe('voucher-issued-text-discreet');
    expect(templateNameOf('voucher-issued', 'letter', false)).toBe('voucher-issued-letter');
  });

  it.each(templateNames)('%s leaves no blank open and fits its channel', (name) => {
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
});

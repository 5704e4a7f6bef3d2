import { formatPounds, plusSeconds, showReference, type Instant } from '#shared/kernel/index.ts';
import { originalLanguage, type LanguageCode } from '#shared/languages/index.ts';

import { messageWords } from './locales/index.ts';
import {
  fillBlanks,
  textOfTemplate,
  type Personalisation,
  type TemplateName,
  type TemplateText,
} from './message-templates.ts';
import { dayInWords, inOwnOrder, linkIn } from './write-message.ts';

const daysToAct = 21;
/** As long as the links are that lead to one family or group. */
const linkOfItsLength = '/status/received/7K3QD9XW2M/0GKQJ8MXVR';

/** A message as its reader has it, with a family or a group that does not exist. */
export function exampleMessage(
  template: TemplateName,
  wanted: LanguageCode,
  { at, serviceOrigin }: { readonly at: Instant; readonly serviceOrigin: string },
): TemplateText {
  const text = textOfTemplate(template, wanted);
  const language = text.channel === 'letter' ? originalLanguage : wanted;
  const own = (example: string) => inOwnOrder(language, example);
  const { what, how } = messageWords[language].pieces['supermarket-voucher'];
  const isOfGroup = template.startsWith('group-');
  const given: Personalisation = {
    reference: own(showReference('7K3QD9XW2M')),
    amount: own(formatPounds(isOfGroup ? 1_500_00 : 49_00)),
    code: own(isCodeOfFiveDigits(template) ? '40715' : 'ABCD-EFGH-JKMN'),
    ending: own('JKMN'),
    day: dayInWords(plusSeconds(at, daysToAct * 24 * 3600), language),
    link: linkIn(language, `${serviceOrigin}${linkOfItsLength}`),
    status: linkIn(language, `${serviceOrigin}/status`),
    // To a group it is a sentence that says what happened.
    what: isOfGroup ? '…' : what,
    how,
    ...{ who: 'Amina Yusuf', group: 'Ward End Table', round: 'Closer to home 2026 to 2027' },
  };
  return {
    ...text,
    subject: text.subject === undefined ? undefined : fillBlanks(text.subject, given),
    body: fillBlanks(text.body, given),
  };
}

function isCodeOfFiveDigits(template: TemplateName): boolean {
  return template.startsWith('return-code') || template.startsWith('group-code');
}

/** The letters a text may have at 160 a text; any other makes it shorter. Source: GSM 03.38, as far as our words go. */
const shortLetters = /^[A-Za-z0-9 \n£:;.,?'()/@%+!&*=<>"#_$-]*$/;

/** As how many texts a provider sends and bills it: 160 letters, or 153 each; 70 or 67 outside its alphabet. */
export function textsFor(body: string): number {
  const [alone, each] = shortLetters.test(body) ? [160, 153] : [70, 67];
  return body.length <= alone ? 1 : Math.ceil(body.length / each);
}

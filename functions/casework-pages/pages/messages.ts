import { languageByCode, languageCodes, originalLanguage } from '#shared/languages/index.ts';
import {
  exampleMessage,
  groupKinds,
  messageKinds,
  templateNames,
  textsFor,
  visitKinds,
  type TemplateName,
} from '#shared/messages/index.ts';
import {
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { sentWhen } from '../words/sent-when-words.ts';

const path = '/staff/messages';

/** What families and groups are sent, each message as its reader has it, in every language. */
export function messageRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [staffPage(path, ['view-cases'], (request) => showMessages(ports, request))];
}

function showMessages({ serviceOrigin }: CaseworkPorts, { query, at }: StaffRequest): StaffAnswer {
  const language = languageCodes.find((code) => code === query['lang']) ?? originalLanguage;
  const { direction, englishName, translation } = languageByCode(language);
  const view = (kind: Parameters<typeof sentWhen>[0]) => ({
    ...{ when: sentWhen(kind), id: kind },
    examples: namesOf(kind).map((name) =>
      exampleView(name, exampleMessage(name, language, { at, serviceOrigin })),
    ),
  });
  return page('messages.njk', {
    ...{ code: language, direction, englishName },
    isReviewed: translation.kind !== 'not-reviewed',
    languages: languageCodes.map((code) => ({
      text: languageByCode(code).englishName,
      href: code === originalLanguage ? path : `${path}?lang=${code}`,
      current: code === language,
    })),
    toFamilies: [...messageKinds, ...visitKinds].map(view),
    // Groups are written in English.
    toGroups: language === originalLanguage ? groupKinds.map(view) : undefined,
  });
}

const forms = ['text', 'text-discreet', 'email', 'email-discreet', 'letter'] as const;

/** The templates of every way in which a kind of message may go out. */
function namesOf(kind: string): readonly TemplateName[] {
  return templateNames.filter((name) => forms.some((form) => name === `${kind}-${form}`));
}

function exampleView(
  name: TemplateName,
  { channel, subject, body, version }: ReturnType<typeof exampleMessage>,
) {
  const isDiscreet = name.endsWith('-discreet');
  const texts = textsFor(body);
  return {
    ...{ subject, version, paragraphs: body.split('\n\n') },
    isEnglish: channel === 'letter',
    form: `${channelNames[channel]}${isDiscreet ? ', where somebody else may read it' : ''}`,
    length:
      channel === 'text'
        ? `${body.length} letters, ${texts === 1 ? 'one text' : `sent as ${texts} texts`}`
        : undefined,
  };
}

const channelNames = { text: 'Text', email: 'Email', letter: 'Letter' } as const;

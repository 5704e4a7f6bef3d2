import type { AskedOf } from '#shared/family-connect/index.ts';
import type { LanguageCode } from '#shared/languages/index.ts';

import { familyWords, type FamilyWords } from '../locales/index.ts';
import {
  createConnectQuestions,
  type ConnectQuestions,
  type ConnectWords,
} from './connect-questions.ts';
import { professionalWords, wordsForProfessionals } from './professional-words.ts';

/** The questions put to one of the two in a language. */
export type SpeakConnect = (asked: AskedOf, language: LanguageCode) => ConnectQuestions;

/** Each is made when it is first asked for, and kept. */
export function createSpeakConnect(): SpeakConnect {
  const known = new Map<string, ConnectQuestions>();
  return (asked, language) => {
    const name = asked === 'professional' ? asked : language;
    const before = known.get(name);
    if (before !== undefined) return before;
    const made =
      asked === 'professional'
        ? createConnectQuestions(asked, wordsForProfessionals, professionalWords)
        : createConnectQuestions(asked, familyConnectWords(familyWords[language]));
    known.set(name, made);
    return made;
  };
}

/** What the application says already is said here in the same words. */
function familyConnectWords({ questions, connect }: FamilyWords): ConnectWords {
  const details = questions.moreHelpDetails;
  return {
    you: questions,
    people: { ...questions.household, children: connect.children },
    consent: {
      title: details.consentTitle,
      text: details.consentText,
      agree: details.consent,
      missing: connect.missingConsent,
    },
    fields: {
      reasons: details,
      'own-words': {
        title: details.ownWords,
        short: details.ownWordsShort,
        hint: details.ownWordsHint,
        tooLong: details.tooLong,
      },
      'access-needs': connect.accessNeeds,
    },
  };
}

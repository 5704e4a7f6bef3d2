import type { FamilyWords } from '../family-words.ts';

import { about } from './about.ts';
import { check, confirmation, mend, status } from './after.ts';
import { connect } from './connect.ts';
import { contactCode } from './contact-code.ts';
import { equality } from './equality.ts';
import { limits } from './limits.ts';
import { feedback } from './feedback.ts';
import { moreQuestions } from './more-questions.ts';
import { questions } from './questions.ts';
import { saving } from './saving.ts';
import { exits, offers, start } from './start.ts';

/** The words of the family pages in Bengali. */
export const bn: FamilyWords = {
  serviceName: 'বার্মিংহামে সাহায্য নিন',
  start,
  exits,
  offers,
  questions: { ...questions, ...moreQuestions },
  connect,
  saving,
  contactCode,
  limits,
  check,
  confirmation,
  status,
  equality,
  feedback,
  mend,
  about,
};

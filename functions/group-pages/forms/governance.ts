import * as z from 'zod';

import {
  governanceQuestions,
  governanceWords,
  inPlaceWords,
} from '#shared/community-grants/index.ts';
import { choice } from '#shared/web/index.ts';

import type { SectionForm } from './section-form.ts';

const missing = 'Say whether you have it, or do not have it yet';
const inPlace = choice(['yes', 'not-yet'], missing);
const inPlaceOrNone = choice(['yes', 'not-yet', 'does-not-apply'], missing);

const schema = z.object({
  constitution: inPlace,
  committee: inPlace,
  'bank-account': inPlace,
  'safeguarding-children': inPlaceOrNone,
  'safeguarding-adults': inPlaceOrNone,
  equalities: inPlace,
});

export const governanceForm: SectionForm = {
  section: 'governance',
  lead: 'If you do not have something yet, say so. You can still apply, and we tell you what is needed before we can pay.',
  schema: () => schema,
  fields: () =>
    governanceQuestions.map((name) => {
      const { question, hint, mayNotApply } = governanceWords[name];
      const answers = (
        ['yes', 'not-yet', ...(mayNotApply ? ['does-not-apply' as const] : [])] as const
      ).map((value) => ({ value, text: inPlaceWords[value] }));
      return { kind: 'radios' as const, name, label: question, hint, options: answers };
    }),
};

import * as z from 'zod';

import {
  governanceQuestions,
  governanceWords,
  inPlaceWords,
  type GovernanceQuestion,
} from '#shared/community-grants/index.ts';
import { choice } from '#shared/web/index.ts';

import type { SectionForm } from './section-form.ts';

const inPlace = (name: GovernanceQuestion) =>
  choice(['yes', 'not-yet'], governanceWords[name].missing);
const inPlaceOrNone = (name: GovernanceQuestion) =>
  choice(['yes', 'not-yet', 'does-not-apply'], governanceWords[name].missing);

const schema = z.object({
  constitution: inPlace('constitution'),
  committee: inPlace('committee'),
  'bank-account': inPlace('bank-account'),
  'safeguarding-children': inPlaceOrNone('safeguarding-children'),
  'safeguarding-adults': inPlaceOrNone('safeguarding-adults'),
  equalities: inPlace('equalities'),
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

import type { SectionName } from '#shared/community-grants/index.ts';

import { budgetForm } from './budget.ts';
import { contactsForm, documentsForm, previousGrantsForm } from './closing-forms.ts';
import { governanceForm } from './governance.ts';
import { organisationForm } from './organisation.ts';
import { projectForm } from './project.ts';
import type { SectionForm } from './section-form.ts';

/** How each section is asked. */
export const sectionForms: Readonly<Record<SectionName, SectionForm>> = {
  organisation: organisationForm,
  governance: governanceForm,
  project: projectForm,
  budget: budgetForm,
  'previous-grants': previousGrantsForm,
  documents: documentsForm,
  contacts: contactsForm,
};

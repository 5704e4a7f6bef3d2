import * as z from 'zod';

import { templateNames } from './message-templates.ts';

/** The ids that GOV.UK Notify gave our templates, by our name for each; every one has to be there. */
export const notifyTemplatesSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'It is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.enum(templateNames), z.uuid()));

import * as z from 'zod';

import type { Criterion } from '#shared/community-grants/index.ts';
import { mostPoints } from '#shared/grant-assessments/index.ts';
import { done, type Result } from '#shared/kernel/index.ts';
import { optionalText, readForm, type FormValues, type FormView } from '#shared/web/index.ts';

/** What each number means, so that two who score mean the same by it. */
export const pointsWords = [
  'Nothing shows it',
  'Weak',
  'In part',
  'Good enough',
  'Good',
  'Outstanding',
] as const;

export const longestWhy = 1000;

const pointsField = z
  .string()
  .regex(new RegExp(`^[0-${mostPoints}]$`))
  .transform(Number)
  .optional()
  .catch(undefined);
const whyField = optionalText(`Write why in ${longestWhy} characters or fewer`, longestWhy);

export interface CriteriaRead {
  readonly points: Readonly<Record<string, number>>;
  readonly why: Readonly<Record<string, string>>;
}

/** The points and reasons of a form, `points-need` and `why-need`; what is left open is absent. */
export function readCriteria(
  form: FormValues,
  criteria: readonly Criterion[],
): Result<CriteriaRead, FormView> {
  const fields = criteria.flatMap(({ criterionId }) => [
    [`points-${criterionId}`, pointsField] as const,
    [`why-${criterionId}`, whyField] as const,
  ]);
  const read = readForm(z.object(Object.fromEntries(fields)), form);
  if (!read.ok) return read;
  const points: Record<string, number> = {};
  const why: Record<string, string> = {};
  for (const { criterionId } of criteria) {
    const given = read.value[`points-${criterionId}`];
    const reason = read.value[`why-${criterionId}`];
    if (typeof given === 'number') points[criterionId] = given;
    if (typeof reason === 'string') why[criterionId] = reason;
  }
  return done({ points, why });
}

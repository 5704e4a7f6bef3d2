/**
 * The headings under which the city reports what families asked for. Source: product.md, "Family Connect". What
 * the city has no heading for stands under `other`.
 */
export const connectionHeadings = [
  'finance-housing-work',
  'health-and-wellbeing',
  'children-and-young-people',
  'domestic-abuse',
  'education',
  'homelessness-risk',
  'other',
] as const;
export type ConnectionHeading = (typeof connectionHeadings)[number];

const headingOf = new Map<string, ConnectionHeading>([
  ['money', 'finance-housing-work'],
  ['housing', 'finance-housing-work'],
  ['work-or-training', 'finance-housing-work'],
  ['health-and-wellbeing', 'health-and-wellbeing'],
  ['children-and-young-people', 'children-and-young-people'],
  ['domestic-abuse', 'domestic-abuse'],
  ['education', 'education'],
  ['homelessness', 'homelessness-risk'],
]);

/** Each heading once, however many reasons under it a family gave. */
export function headingsOf(reasons: readonly string[]): readonly ConnectionHeading[] {
  return [...new Set(reasons.map((reason) => headingOf.get(reason) ?? 'other'))];
}

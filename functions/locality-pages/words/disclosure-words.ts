/** Changes with the rule, so that two files can be told apart. Source: docs/decisions/0070. */
export const disclosureVersion = '2026-11';

/** Goes with every file, so that nobody takes a rounded figure for an exact one. */
export function disclosureRule(exact: boolean): string {
  return exact
    ? 'exact'
    : `Counts of 1 to 7 withheld (*), and what would give them away; others to the nearest 5, money to the nearest £50 (rule ${disclosureVersion})`;
}

import type { connectionReasons } from './connection-form.ts';

export type ConnectionReason = (typeof connectionReasons)[number];

/** What a family wants help with, in the words of a locality team. */
export const connectionReasonWords: Readonly<Record<ConnectionReason, string>> = {
  money: 'Money',
  housing: 'Housing',
  'work-or-training': 'Work or training',
  'health-and-wellbeing': 'Health and wellbeing',
  'children-and-young-people': 'Children and young people',
  'domestic-abuse': 'Domestic abuse',
  education: 'Education',
  homelessness: 'Homelessness',
  other: 'Something else',
};

/** A reason that is not known here, of an older form, is shown as it is. */
export function connectionReasonInWords(reason: string): string {
  return new Map<string, string>(Object.entries(connectionReasonWords)).get(reason) ?? reason;
}

export const applyingAsWords = {
  self: 'The applicant',
  supporter: 'Somebody who supports the applicant',
  professional: 'A professional',
} as const;

export const channelWords = {
  online: 'Online',
  partner: 'Through a partner',
  telephone: 'By telephone',
} as const;

export const agreementWords = {
  'in-person': 'In person',
  'on-the-telephone': 'On the telephone',
  'in-writing': 'In writing',
} as const;

export const residenceWords = {
  'in-birmingham': 'Lives in Birmingham',
  'placed-by-council': 'Placed outside the city by the council',
  elsewhere: 'Lives elsewhere',
} as const;

export const earlierAwardWords = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' } as const;

export const quietWords = { yes: 'Yes', no: 'No', 'prefer-not-to-say': 'Rather not say' } as const;

export const bestTimeWords = {
  morning: 'in the morning',
  afternoon: 'in the afternoon',
  evening: 'in the evening',
  any: 'at any time',
} as const;

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** `so` is Somali; a code nobody knows is shown as it is. */
export function languageInWords(code: string): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) ? (languages.of(code) ?? code) : code;
}

import type { Application } from '#shared/applications/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import {
  benefitWords,
  housingWords,
  incomeWords,
  meterWords,
  reasonWords,
  savingsWords,
} from '#shared/staff-web/index.ts';
import { formatDay } from '#shared/web/index.ts';

import {
  agreementWords,
  applyingAsWords,
  bestTimeWords,
  channelWords,
  earlierAwardWords,
  languageInWords,
  quietWords,
  residenceWords,
} from '../words/form-words.ts';
import { childrenInWords } from '../words/household-in-words.ts';

interface Row {
  readonly name: string;
  readonly value: string;
}

type CaseForm = Application['form'];

/** What the family told us, in the order it was asked. */
export function formSections(application: Application): readonly {
  readonly title: string;
  readonly rows: readonly Row[];
}[] {
  const { form } = application;
  return [
    { title: 'What happened', rows: happened(form) },
    { title: 'Household', rows: household(form) },
    { title: 'Money', rows: money(form) },
    { title: 'The person', rows: person(application) },
  ];
}

function happened(form: CaseForm): Row[] {
  return [
    { name: 'Reasons', value: form.reasons.map((reason) => reasonWords[reason]).join(' · ') },
    { name: 'Award in the last year', value: earlierAwardWords[form.awardInLastYear] },
    { name: 'Evidence', value: evidenceInWords(form.evidence) },
  ];
}

function household({ household: home, housing }: CaseForm): Row[] {
  const over65 = home.adultsOver65 === 0 ? '' : `, ${home.adultsOver65} of them over 65`;
  return [
    { name: 'Adults', value: `${home.adults}${over65}` },
    { name: 'Children', value: childrenInWords(home.children) },
    { name: 'Pregnant', value: quietWords[home.pregnant] },
    { name: 'Disability or long illness', value: quietWords[home.disability] },
    { name: 'Housing', value: housingWords[housing] },
  ];
}

function money(form: CaseForm): Row[] {
  const { payment, meter } = form;
  return [
    { name: 'Income', value: incomeWords[form.incomeBand] },
    { name: 'Savings', value: savingsWords[form.savingsBand] },
    { name: 'Benefits', value: form.benefits.map((benefit) => benefitWords[benefit]).join(' · ') },
    ...(meter === undefined ? [] : [{ name: 'Meter', value: meterWords[meter] }]),
    { name: 'Pay to', value: payToInWords(payment) },
  ];
}

function person({ form, channel, madeBy, onBehalf, outsideCouncil }: Application): Row[] {
  const { contact } = form;
  const by = madeBy.kind === 'family' ? '' : ` (${madeBy.id})`;
  return [
    { name: 'Date of birth', value: formatDay(form.dateOfBirth) },
    { name: 'Home', value: homeInWords(form.home) },
    ...(outsideCouncil === undefined ? [] : [{ name: 'Council', value: outsideCouncil }]),
    { name: 'Residence', value: residenceWords[form.residence] },
    ...(contact.phone === undefined ? [] : [{ name: 'Phone', value: contact.phone }]),
    ...(contact.email === undefined ? [] : [{ name: 'Email', value: contact.email }]),
    { name: 'Safe to', value: safeToInWords(contact) },
    {
      name: 'Language',
      value: `${languageInWords(form.language)}${form.interpreterNeeded ? ', with an interpreter' : ''}`,
    },
    { name: 'Filled in by', value: `${applyingAsWords[form.applyingAs]}${by}` },
    { name: 'Came in', value: channelWords[channel] },
    ...broughtBy(onBehalf),
  ];
}

/** Whoever filled in the family's form for it, and how the family agreed to that. */
function broughtBy(onBehalf: Application['onBehalf']): Row[] {
  if (onBehalf === undefined) return [];
  const { by, agreement } = onBehalf;
  const organisation = by.kind === 'partner' ? by.organisation : 'BVSC';
  const { how, at, textVersion } = agreement;
  return [
    { name: 'Worker', value: `${by.workerName}, ${organisation}` },
    {
      name: 'The family agreed',
      value: `${agreementWords[how]}, ${formatDay(at)} (text ${textVersion})`,
    },
  ];
}

export function payToInWords({ method, accountEnding }: CaseForm['payment']): string {
  if (method !== 'bank-transfer') return otherWays[method];
  return accountEnding === undefined ? 'Bank account' : `Bank account that ends ${accountEnding}`;
}

export function homeInWords(home: CaseForm['home']): string {
  switch (home.kind) {
    case 'address':
      return [home.line1, home.line2, home.postcode]
        .filter((line) => line !== undefined && line !== '')
        .join(', ');
    case 'no-fixed-address':
      return 'No fixed address';
    case 'refuge':
      return 'In a refuge; the address is not recorded';
    default:
      return unreachable(home);
  }
}

function safeToInWords(contact: CaseForm['contact']): string {
  const safe = [
    contact.safeToText ? 'text' : 'NOT text',
    contact.safeToLeaveVoicemail ? 'leave a voicemail' : 'NOT leave a voicemail',
  ];
  return `${safe.join(', ')}; best reached ${bestTimeWords[contact.bestTime]}`;
}

function evidenceInWords(evidence: CaseForm['evidence']): string {
  switch (evidence.kind) {
    case 'worker-has-seen':
      return `Seen by a worker: ${evidence.worker}`;
    case 'cannot-provide':
      return `Cannot provide it: “${evidence.reason}”`;
    case 'will-show-later':
      return 'Will show it when asked';
    case 'uploaded':
      return evidence.files === 1 ? 'Sent a file' : `Sent ${evidence.files} files`;
    default:
      return unreachable(evidence);
  }
}

const otherWays: Readonly<Record<Exclude<CaseForm['payment']['method'], 'bank-transfer'>, string>> =
  {
    'cash-out': 'Cash-out code',
    'supermarket-voucher': 'Supermarket voucher',
    'fuel-voucher': 'Fuel voucher',
    'needs-another-way': 'No bank account: needs another way',
  };

import type { ApplicationForm } from '#shared/applications/index.ts';

/** A family that any fund would help: Hodge Hill, Universal Credit, two children, nothing saved. */
export function buildForm(changes: Partial<ApplicationForm> = {}): ApplicationForm {
  return {
    programmeId: 'household-support-fund',
    applyingAs: 'self',
    residence: 'in-birmingham',
    awardInLastYear: 'no',
    fullName: 'Nadia Hussain',
    dateOfBirth: '1990-04-12',
    home: { kind: 'address', line1: '12 Washwood Heath Road', postcode: 'B8 3BB' },
    contact: {
      phone: '07700 900123',
      safeToText: true,
      safeToLeaveVoicemail: false,
      bestTime: 'any',
    },
    language: 'en',
    interpreterNeeded: false,
    household: {
      adults: 1,
      adultsOver65: 0,
      children: { age0to1: 0, age2to4: 1, age5to10: 1, age11to15: 0, age16to18: 0 },
      pregnant: 'no',
      disability: 'no',
    },
    housing: 'private-rent',
    reasons: ['unexpected-bill'],
    amountsPence: { food: 70_00, 'energy-and-water': 80_00 },
    meter: 'prepayment-key',
    benefits: ['universal-credit'],
    incomeBand: 'under-900',
    savingsBand: 'none',
    evidence: { kind: 'will-show-later' },
    payment: {
      method: 'bank-transfer',
      nameOnAccount: 'N Hussain',
      sortCode: '089999',
      accountNumber: '66374958',
    },
    moreHelp: { wanted: false },
    declaration: { textVersion: '2026-04', language: 'en' },
    ...changes,
  };
}

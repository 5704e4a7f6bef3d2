import type { Programme } from '../programme.ts';

/**
 * Winter 2021/22: £150 a household, from December 2021; at least half of the money for households
 * with children. The fund itself ended on 31 March 2026. Source: birmingham.gov.uk and bvsc.org
 * pages of that winter, DWP guidance for October 2021 to March 2022.
 */
export const householdSupportFund: Programme = {
  programmeId: 'household-support-fund',
  name: 'Household Support Fund, winter 2021/22',
  familyName: 'Household Support Fund',
  funder: 'Department for Work and Pensions',
  windows: [
    {
      windowId: 'winter-2021',
      opensOn: '2021-12-06',
      closesOn: '2022-03-31',
      openTo: 'everybody',
    },
  ],
  capPence: 150_00,
  categories: [
    'food',
    'energy-and-water',
    'linked-essentials',
    'wider-essentials',
    'housing-costs',
  ],
  officialReturn: { fileBeginning: 'HSF1MI', everyMonths: 6 },
  evidenceTiers: [{ upToPence: 150_00, asks: 'own-word' }],
  contactProof: 'none',
  evidenceKeptDays: 90,
  payoutMethods: ['bank-transfer', 'needs-another-way'],
  approvalTiers: [{ upToPence: 150_00, approvals: 1 }],
  ringFences: [
    { ringFence: 'children', share: 0.5 },
    { ringFence: 'others', share: 0.5 },
  ],
  cityPoolShare: 0.08,
  localityFloorShare: 0.03,
  policyVersions: ['household-support-fund-2021-12'],
  vintage: 2019,
};

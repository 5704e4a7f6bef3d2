import type { Programme } from '../programme.ts';

/**
 * Replaces the Household Support Fund from 1 April 2026 to 31 March 2029, cash first.
 * Source: DWP, Crisis and Resilience Fund guidance, 13 January 2026.
 */
export const crisisAndResilienceFund: Programme = {
  programmeId: 'crisis-and-resilience-fund',
  name: 'Crisis and Resilience Fund',
  familyName: 'Crisis and Resilience Fund',
  funder: 'Department for Work and Pensions',
  windows: [
    {
      windowId: '2026-2027',
      opensOn: '2026-04-01',
      closesOn: '2027-03-31',
      openTo: 'everybody',
    },
    {
      windowId: '2027-2028',
      opensOn: '2027-04-01',
      closesOn: '2028-03-31',
      openTo: 'everybody',
    },
    {
      windowId: '2028-2029',
      opensOn: '2028-04-01',
      closesOn: '2029-03-31',
      openTo: 'everybody',
    },
  ],
  capPence: 250_00,
  categories: [
    'food',
    'energy-and-water',
    'linked-essentials',
    'wider-essentials',
    'housing-costs',
  ],
  officialReturn: { fileBeginning: 'CRFMI', everyMonths: 3, isForCopying: true },
  evidenceTiers: [{ upToPence: 250_00, asks: 'own-word' }],
  contactProof: 'before-approval',
  evidenceKeptDays: 90,
  payoutMethods: [
    'bank-transfer',
    'cash-out',
    'supermarket-voucher',
    'fuel-voucher',
    'needs-another-way',
  ],
  urgentRail: 'faster-payments',
  approvalTiers: [
    { upToPence: 150_00, approvals: 1 },
    { upToPence: 250_00, approvals: 2 },
  ],
  ringFences: [
    { ringFence: 'children', share: 0.4 },
    { ringFence: 'pensioners', share: 0.2 },
    { ringFence: 'others', share: 0.4 },
  ],
  cityPoolShare: 0.1,
  localityFloorShare: 0.03,
  policyVersions: ['crisis-and-resilience-fund-2026-04'],
  vintage: 2025,
};

import type { Programme } from '../programme.ts';

/**
 * Up to £100 for food and fuel from November 2020, only through the early-help teams of the
 * localities: 600 families at first, then about 120 a week, £0.15m. The last day is Open
 * Door's reading: the city's reports give the first month and the cap.
 */
export const emergencyFoodAndFuel: Programme = {
  programmeId: 'emergency-food-and-fuel',
  name: 'Emergency Food and Fuel',
  familyName: 'Emergency Food and Fuel',
  funder: 'Birmingham City Council',
  windows: [
    {
      windowId: 'winter-2020',
      opensOn: '2020-11-02',
      closesOn: '2021-03-31',
      openTo: 'partners',
    },
    {
      windowId: 'winter-2026',
      opensOn: '2026-11-02',
      closesOn: '2027-03-31',
      openTo: 'partners',
      draft: true,
    },
  ],
  capPence: 100_00,
  categories: ['food', 'energy-and-water'],
  evidenceTiers: [{ upToPence: 100_00, asks: 'seen-or-explained' }],
  contactProof: 'none',
  evidenceKeptDays: 90,
  payoutMethods: [
    'bank-transfer',
    'cash-out',
    'supermarket-voucher',
    'fuel-voucher',
    'needs-another-way',
  ],
  approvalTiers: [{ upToPence: 100_00, approvals: 1 }],
  ringFences: [
    { ringFence: 'children', share: 0.7 },
    { ringFence: 'others', share: 0.3 },
  ],
  cityPoolShare: 0.1,
  localityFloorShare: 0.03,
  policyVersions: ['emergency-food-and-fuel-2020-11'],
  vintage: 2019,
};

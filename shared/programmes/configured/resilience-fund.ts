import type { Programme } from '../programme.ts';

/**
 * The first wave of 2020: up to £150 a household from April to September, £1.07m to 7,000 families,
 * £133 on average. Its policy holds the award table.
 */
export const resilienceFund: Programme = {
  programmeId: 'resilience-fund',
  name: 'Resilience Fund, 2020',
  familyName: 'Resilience Fund',
  funder: 'Birmingham City Council',
  windows: [
    {
      windowId: 'spring-summer-2020',
      opensOn: '2020-04-01',
      closesOn: '2020-09-30',
      openTo: 'everybody',
    },
  ],
  capPence: 150_00,
  categories: ['food', 'energy-and-water', 'linked-essentials', 'wider-essentials'],
  evidenceTiers: [{ upToPence: 150_00, asks: 'own-word' }],
  contactProof: 'none',
  evidenceKeptDays: 90,
  payoutMethods: ['bank-transfer', 'needs-another-way'],
  approvalTiers: [{ upToPence: 150_00, approvals: 1 }],
  ringFences: [
    { ringFence: 'children', share: 0.7 },
    { ringFence: 'others', share: 0.3 },
  ],
  cityPoolShare: 0.08,
  localityFloorShare: 0.03,
  policyVersions: ['resilience-fund-2020-04'],
  vintage: 2019,
};

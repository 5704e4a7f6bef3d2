import { describe, expect, it } from 'vitest';

import { matchesWantedBy, repeatMonthsOf, withinRepeatMonths } from '#shared/approvals/index.ts';
import { policyInForce } from '#shared/eligibility/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

const programmeId = 'crisis-and-resilience-fund';

/** The day whose policy an application falls under. */
function policyDay(windowId: string, submittedAt: string): string | undefined {
  let asked: string | undefined;
  repeatMonthsOf(
    { programmeId, windowId, submittedAt },
    {
      policyFor: (programme, day) => {
        asked = day;
        return policyInForce(programme, day);
      },
    },
  );
  return asked;
}

describe('the policy of an application', () => {
  it('is that of the day it came in, by the clocks of Birmingham', () => {
    expect(policyDay('2026-2027', '2026-05-05T09:00:00.000Z')).toBe('2026-05-05');
    expect(policyDay('2026-2027', '2026-05-05T23:30:00.000Z')).toBe('2026-05-06');
    expect(policyDay('2026-2027', '2026-04-01T09:00:00.000Z')).toBe('2026-04-01');
  });

  it('is that of the first day of its window when staff opened that early', () => {
    expect(policyDay('2027-2028', '2027-03-20T09:00:00.000Z')).toBe('2027-04-01');
  });

  it('is never looked for in a window that its programme does not have', () => {
    expect(() => policyDay('another', '2026-05-05T09:00:00.000Z')).toThrow(
      'crisis-and-resilience-fund has no window another',
    );
  });
});

describe('the repeat period', () => {
  const later = { submittedAt: '2022-12-07T09:00:00.000Z' };

  it('ends on the same day of the month, so many months on, whatever the hour', () => {
    const within = (submittedAt: string) => withinRepeatMonths(later, { submittedAt }, 12);
    expect(within('2021-12-07T00:00:00.000Z')).toBe(true);
    expect(within('2021-12-06T23:59:59.000Z')).toBe(false);
    expect(within('2022-12-07T09:00:01.000Z')).toBe(true);
  });
});

describe('what an application is compared by', () => {
  it('is its account, its person, its address and its telephone, as hashes of its programme', async () => {
    const winter = openWinter();
    const found = await winter.application(await winter.applied());
    const { account, person, household, phone } = found.matching;
    expect(matchesWantedBy(found)).toEqual([
      { kind: 'account', matchId: `household-support-fund#account-${account}` },
      { kind: 'person', matchId: `household-support-fund#person-${person}` },
      { kind: 'address', matchId: `household-support-fund#address-${household}` },
      { kind: 'phone', matchId: `household-support-fund#phone-${phone}` },
    ]);
    const alone = { ...found, matching: { person } };
    expect(matchesWantedBy(alone).map(({ kind }) => kind)).toEqual(['person']);
  });
});

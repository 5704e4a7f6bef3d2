import { expect, it } from 'vitest';

import { tryPolicy } from '#shared/policy-trials/index.ts';
import { policyByVersion } from '#shared/eligibility/index.ts';
import { programmes } from '#shared/programmes/index.ts';
import { trialGroupInWords, trialRowInWords } from '#shared/staff-web/index.ts';

it.each(programmes.map((programme) => [programme.familyName, programme] as const))(
  'every row of a trial of the %s has a name of its own in its group',
  (_, programme) => {
    const inForce = policyByVersion(programme.policyVersions[0] ?? '');
    const { groups } = tryPolicy({
      ...{ programme, inForce, candidate: inForce, policyOf: policyByVersion },
      ...{ cases: [], envelopes: [] },
    });
    for (const { dimension, rows } of groups) {
      expect(trialGroupInWords(dimension)).not.toBe(dimension);
      const names = rows.map(({ key }) => trialRowInWords(dimension, key));
      expect(new Set(names).size).toBe(rows.length);
      for (const [place, name] of names.entries()) expect(name).not.toBe(rows[place]?.key);
    }
  },
);

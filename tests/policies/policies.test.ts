import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { householdSchema, ringFenceOf } from '#shared/applications/index.ts';
import {
  assess,
  factsSchema,
  policies,
  policyByVersion,
  policyFingerprint,
  policyInForce,
} from '#shared/eligibility/index.ts';
import {
  programmeById,
  programmeIdSchema,
  programmes,
  ringFenceSchema,
} from '#shared/programmes/index.ts';

import { fingerprints } from './fingerprints.ts';

/**
 * What each policy does, in cases that policy staff write and read: one JSON file a version. A case
 * names only the facts in which it differs from the household that its file describes, and only the
 * parts of the answer it is about.
 */
const verdict = z.enum(['met', 'not-met', 'cannot-tell']);
const rule = z.enum(['window', 'residence', 'hardship', 'repeat', 'one-award']);
const casesSchema = z.strictObject({
  policy: z.string(),
  programme: programmeIdSchema,
  about: z.string(),
  household: factsSchema,
  cases: z.array(
    z.strictObject({
      name: z.string(),
      facts: factsSchema.partial(),
      expect: z.strictObject({
        outcome: z.enum(['eligible', 'not-eligible', 'refer']),
        awardPence: z.int().optional(),
        findings: z.partialRecord(rule, verdict).optional(),
        sentences: z.partialRecord(rule, z.string()).optional(),
        priority: z
          .strictObject({
            need: z.number(),
            area: z.number(),
            waiting: z.number(),
            total: z.number(),
          })
          .optional(),
      }),
    }),
  ),
  ringFences: z.array(
    z.strictObject({
      name: z.string(),
      household: z.strictObject({
        children: z.int().optional(),
        adultsOver65: z.int().optional(),
        pregnant: householdSchema.shape.pregnant.optional(),
      }),
      ringFence: ringFenceSchema,
    }),
  ),
});

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    return { name, ...casesSchema.parse(JSON.parse(text)) };
  });

describe.each(files.map((file) => [file.policy, file] as const))('%s', (version, file) => {
  const programme = programmeById(file.programme);
  const policy = policyByVersion(version);

  it.each(file.cases.map((each) => [each.name, each] as const))(
    '%s',
    (_, { facts, expect: due }) => {
      const assessment = assess(policy, factsSchema.parse({ ...file.household, ...facts }));
      const { outcome, awardPence, priority } = assessment;
      const verdicts = assessment.findings.map((finding) => [finding.rule, finding.verdict]);
      const sentences = assessment.findings.map((finding) => [finding.rule, finding.sentence]);
      const found = {
        ...{ outcome, awardPence, priority },
        findings: Object.fromEntries(verdicts) as object,
        sentences: Object.fromEntries(sentences) as object,
      };
      expect(found).toMatchObject(due);
      // Whatever it advises, every rule has left its finding in a sentence.
      expect(verdicts.map(([name]) => name)).toEqual(rule.options);
      expect(assessment.findings.every(({ sentence }) => sentence.endsWith('.'))).toBe(true);
    },
  );

  it.each(file.ringFences.map((each) => [each.name, each] as const))(
    'ring-fence: %s',
    (_, { household, ringFence }) => {
      const { children = 0, adultsOver65 = 0, pregnant = 'no' } = household;
      const ages = { age0to1: 0, age2to4: 0, age5to10: children, age11to15: 0, age16to18: 0 };
      const form = { adults: 2, adultsOver65, children: ages, pregnant, disability: 'no' } as const;
      expect(ringFenceOf(form, programme)).toBe(ringFence);
    },
  );

  it('is named after its file and used by its programme', () => {
    expect(file.name).toBe(`${version}.json`);
    expect(programme.policyVersions).toContain(version);
  });

  it('has a case for every verdict a rule can reach, and no name twice', () => {
    const seen = new Set(
      file.cases.flatMap(({ facts }) =>
        assess(policy, factsSchema.parse({ ...file.household, ...facts })).findings.map(
          (finding) => `${finding.rule} ${finding.verdict}`,
        ),
      ),
    );
    expect([...seen].sort()).toEqual([
      ...['hardship cannot-tell', 'hardship met', 'hardship not-met'],
      ...['one-award cannot-tell', 'one-award met', 'repeat cannot-tell', 'repeat met'],
      ...['residence cannot-tell', 'residence met', 'residence not-met'],
      ...['window met', 'window not-met'],
    ]);
    expect(new Set(file.cases.map(({ name }) => name)).size).toBe(file.cases.length);
    expect(file.cases.length).toBeGreaterThanOrEqual(25);
  });
});

describe('every policy', () => {
  it('has its cases, and is of one programme', () => {
    const versions = policies.map(({ version }) => version).sort();
    expect(files.map(({ policy }) => policy).sort()).toEqual(versions);
    expect(programmes.flatMap(({ policyVersions }) => policyVersions).sort()).toEqual(versions);
  });

  it.each(policies.map((policy) => [policy.version, policy] as const))(
    'that is in force is frozen: %s',
    (version, policy) => {
      const found = policyFingerprint(policy);
      expect(
        found,
        `${version} is not what it was when it was added. In force from ${policy.inForceFrom}, it may not change: ` +
          `undo the change and make a new version, a file of its own in shared/eligibility/policies. ` +
          `For a new version, add '${found}' to tests/policies/fingerprints.ts.`,
      ).toBe(fingerprints[version]);
    },
  );

  it('that ever was in force is kept, so that old assessments can be replayed', () => {
    expect(Object.keys(fingerprints).sort()).toEqual(policies.map(({ version }) => version).sort());
  });

  it('gives nobody more than its programme lets anybody ask for', () => {
    for (const { policyVersions, capPence } of programmes) {
      for (const version of policyVersions)
        expect(policyByVersion(version).awards.capPence).toBeLessThanOrEqual(capPence);
    }
  });

  it('weighs need above area and area above waiting', () => {
    for (const { priorityWeights } of policies) {
      const { need, area, waiting } = priorityWeights;
      expect(need > area && area > waiting).toBe(true);
    }
  });

  it('puts cases in the order that the work queue is stored in', () => {
    for (const { version, priorityWeights, fullWaitDays } of policies) {
      expect(
        { priorityWeights, fullWaitDays },
        `queueOrderOf (shared/applications) sorts by other weights than ${version}`,
      ).toEqual({ priorityWeights: { need: 0.6, area: 0.3, waiting: 0.1 }, fullWaitDays: 10 });
    }
  });

  it('without a version is a defect', () => {
    expect(() => policyByVersion('household-support-fund-1984')).toThrow('No policy');
  });
});

describe('which policy is in force', () => {
  const both = {
    programmeId: programmes[0]!.programmeId,
    policyVersions: ['household-support-fund-2021-12', 'crisis-and-resilience-fund-2026-04'],
  };

  it('is the latest version of the programme on the day the application came in', () => {
    const days = ['2021-12-06', '2026-03-31', '2026-04-01', '2027-01-01'];
    expect(days.map((day) => policyInForce(both, day).version)).toEqual([
      'household-support-fund-2021-12',
      'household-support-fund-2021-12',
      'crisis-and-resilience-fund-2026-04',
      'crisis-and-resilience-fund-2026-04',
    ]);
  });

  it('is never none: a day before the first version is a defect', () => {
    expect(() => policyInForce(both, '2021-12-05')).toThrow('no policy in force on 2021-12-05');
  });

  it.each(programmes.map((each) => [each.familyName, each] as const))(
    'is known on the first day of every window: %s',
    (_, programme) => {
      for (const { opensOn } of programme.windows)
        expect(policyInForce(programme, opensOn).inForceFrom <= opensOn).toBe(true);
    },
  );
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { householdSchema, ringFenceOf } from '#shared/applications/index.ts';
import { assess, factsSchema, policies, policyByVersion } from '#shared/eligibility/index.ts';
import {
  programmeById,
  programmeIdSchema,
  programmes,
  ringFenceSchema,
} from '#shared/programmes/index.ts';

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

/**
 * The hash of every policy there is, with the award table and cap that its programme pays by. A
 * version in force never changes: if this fails, the change belongs into a new version, and only a
 * new version is added here.
 */
const pinned: Readonly<Record<string, string>> = {
  'household-support-fund-2021-12':
    '384ffabcd17fe2a672b716a0f4a2d24c3bbb27e68304229a3e256066f2f3658e',
  'crisis-and-resilience-fund-2026-04':
    '6c19b82db50b1f9acef280b523ceaa427583b087a83216f3e8aeedd085dd40b0',
};

function hashOf(version: string): string {
  const { awards, capPence } = programmes.find(({ policyVersion }) => policyVersion === version)!;
  const held = JSON.stringify({ policy: policyByVersion(version), awards, capPence });
  return createHash('sha256').update(held).digest('hex');
}

describe.each(files.map((file) => [file.policy, file] as const))('%s', (version, file) => {
  const programme = programmeById(file.programme);
  const policy = policyByVersion(version);

  it.each(file.cases.map((each) => [each.name, each] as const))(
    '%s',
    (_, { facts, expect: due }) => {
      const assessment = assess(
        programme,
        policy,
        factsSchema.parse({ ...file.household, ...facts }),
      );
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
    expect(programme.policyVersion).toBe(version);
  });

  it('has a case for every verdict a rule can reach, and no name twice', () => {
    const seen = new Set(
      file.cases.flatMap(({ facts }) =>
        assess(programme, policy, factsSchema.parse({ ...file.household, ...facts })).findings.map(
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
  it('has its cases, and every programme a policy', () => {
    expect(files.map(({ policy }) => policy).sort()).toEqual(
      policies.map(({ version }) => version).sort(),
    );
    for (const { policyVersion } of programmes)
      expect(policyByVersion(policyVersion)).toBeDefined();
  });

  it('that is or was in force is as it was', () => {
    const hashes = policies.map(({ version }) => [version, hashOf(version)] as const);
    expect(Object.fromEntries(hashes)).toEqual(pinned);
  });

  it('weighs need above area and area above waiting, and all of them to one', () => {
    for (const { priorityWeights } of policies) {
      const { need, area, waiting } = priorityWeights;
      expect(need + area + waiting).toBeCloseTo(1, 10);
      expect(need > area && area > waiting).toBe(true);
    }
  });

  it('without a version is a defect', () => {
    expect(() => policyByVersion('household-support-fund-1984')).toThrow('No policy');
  });
});

import { defineConfig } from 'vitest/config';

const requireAssertions = { requireAssertions: true };

/**
 * One project a tier, so that `npm run check` can leave out what needs a running platform. The small tests of
 * a worker share what they import, which was more than half of their time.
 */
export default defineConfig({
  test: {
    expect: requireAssertions,
    projects: [
      tier('unit', { testTimeout: 10_000, isolate: false }),
      tier('policies', { testTimeout: 10_000, isolate: false }),
      tier('infra', { testTimeout: 60_000 }),
      tier('invariants', { testTimeout: 300_000 }),
      tier('contracts', { testTimeout: 60_000 }),
      tier('journeys', { testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
});

function tier(name: string, options: object) {
  return {
    extends: true as const,
    test: { name, include: [`tests/${name}/**/*.test.ts`], expect: requireAssertions, ...options },
  };
}

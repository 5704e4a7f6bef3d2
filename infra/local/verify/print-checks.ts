import type { Check } from '#shared/verification/index.ts';

/** A broken promise may have thousands of faults; the first of them say enough on a screen. */
const faultsShown = 20;

/** What was checked and what is wrong, as lines for a terminal. */
export function checksInLines(checks: readonly Check[]): readonly string[] {
  const widest = Math.max(...checks.map(({ looked }) => looked.toLocaleString('en-GB').length));
  return checks.flatMap(({ promise, looked, faults }) => [
    `${faults.length === 0 ? '✓' : '✗'} ${looked.toLocaleString('en-GB').padStart(widest)}  ${promise}`,
    ...faults
      .slice(0, faultsShown)
      .map(({ pk, sk, sentence }) => `    ${pk} ${sk}\n      ${sentence}`),
    ...(faults.length > faultsShown ? [`    and ${faults.length - faultsShown} more`] : []),
  ]);
}

export function faultCount(checks: readonly Check[]): number {
  return checks.reduce((sum, { faults }) => sum + faults.length, 0);
}

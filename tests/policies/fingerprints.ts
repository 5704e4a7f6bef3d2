/**
 * What every policy was when it was added. A version that is in force never changes: families were
 * assessed by it, and a replay must find what they were told. To change a rule or an amount, add a
 * file with a new version and its fingerprint here; no line is ever edited once its policy is in force.
 */
export const fingerprints: Readonly<Record<string, string>> = {
  'household-support-fund-2021-12':
    'e3593b70d62d6a9f41171fa61f7bb0a6687d9e35deeeae70d2b98c8a4239718b',
  'crisis-and-resilience-fund-2026-04':
    '7b2303101083d09bbe732ebeb7a1a23a4829f12388e807ec45c07c1440c89bc9',
};

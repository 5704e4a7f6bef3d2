/**
 * What every policy was when it was added. A version that is in force never changes: families were
 * assessed by it, and a replay must find what they were told. To change a rule or an amount, add a
 * file with a new version and its fingerprint here; no line is ever edited once its policy is in force.
 */
export const fingerprints: Readonly<Record<string, string>> = {
  'resilience-fund-2020-04': '21072bfb3ef789f82291c363788c10f365e7677d52e694705a4187c424a5bdd0',
  'emergency-food-and-fuel-2020-11':
    'd527cf4f963db1512d7166520b37fe42a119fa47291dc9db59a6fbc84dd07411',
  'household-support-fund-2021-12':
    'e3593b70d62d6a9f41171fa61f7bb0a6687d9e35deeeae70d2b98c8a4239718b',
  'crisis-and-resilience-fund-2026-04':
    '7b2303101083d09bbe732ebeb7a1a23a4829f12388e807ec45c07c1440c89bc9',
};

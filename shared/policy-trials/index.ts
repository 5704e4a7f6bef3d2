export { readCandidate, type NotAPolicy, type PolicyProblem } from './candidate.ts';
export type { TrialDimension, TrialFigures, TrialGroup, TrialRow } from './households.ts';
export { readTrialCases, type ReadCases } from './read-cases.ts';
export type { Drawn, EnvelopeTrial, TrialEnvelope } from './run-dry.ts';
export { trialCaseOf, trialCaseParts, type TrialCase } from './trial-case.ts';
export { tryPolicy, type PolicyTrial, type PolicyTrialRequest } from './try-policy.ts';

export { arrivalWeights, dateOfDay } from './arrivals.ts';
export { createDice, type Dice } from './dice.ts';
export { formOf } from './form-of.ts';
export type { Circumstance, Household } from './household.ts';
export * from './proportions.ts';
export {
  inventWinter,
  wantingMore,
  type PlannedApplication,
  type Winter,
  type WinterOptions,
} from './winter.ts';
export { partnerIds } from './names.ts';

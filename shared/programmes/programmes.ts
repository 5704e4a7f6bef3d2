import { localDate, type Instant } from '#shared/kernel/index.ts';

import { crisisAndResilienceFund } from './configured/crisis-and-resilience-fund.ts';
import { emergencyFoodAndFuel } from './configured/emergency-food-and-fuel.ts';
import { householdSupportFund } from './configured/household-support-fund.ts';
import { resilienceFund } from './configured/resilience-fund.ts';
import { programmeIdIn, programmeRegistry } from './programme-registry.ts';
import type { Programme, ProgrammeId, ProgrammeWindow } from './programme.ts';

/** Every household programme there was and is, oldest first. A new one is one file and one line here. */
export const configuredProgrammes = programmeRegistry([
  resilienceFund,
  emergencyFoodAndFuel,
  householdSupportFund,
  crisisAndResilienceFund,
]);

export const programmes: readonly Programme[] = configuredProgrammes.all;
export const programmeIdSchema = programmeIdIn(configuredProgrammes);

export function programmeById(programmeId: ProgrammeId): Programme {
  return configuredProgrammes.byId(programmeId);
}

/** The window whose days an instant falls in, whatever staff have made of it; undefined between windows. */
export function windowAt(programme: Programme, at: Instant): ProgrammeWindow | undefined {
  const on = localDate(at);
  return programme.windows.find((window) => on >= window.opensOn && on <= window.closesOn);
}

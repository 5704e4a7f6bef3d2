import { localDate, type Instant } from '#shared/kernel/index.ts';

import { communityGrants } from './configured/community-grants.ts';
import { crisisAndResilienceFund } from './configured/crisis-and-resilience-fund.ts';
import { emergencyFoodAndFuel } from './configured/emergency-food-and-fuel.ts';
import { householdSupportFund } from './configured/household-support-fund.ts';
import { resilienceFund } from './configured/resilience-fund.ts';
import { fundRegistry, programmeIdIn, programmeRegistry } from './programme-registry.ts';
import type { Fund, FundWindow, Programme, ProgrammeId, ProgrammeWindow } from './programme.ts';

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

/**
 * Everything that has a budget and is paid in runs: the programmes, and the grants of community groups,
 * which no family can apply for because no list of programmes holds them.
 */
export const configuredFunds = fundRegistry([...configuredProgrammes.all, communityGrants]);
export const funds: readonly Fund[] = configuredFunds.all;
export const fundIdSchema = programmeIdIn(configuredFunds);

export function fundById(programmeId: ProgrammeId): Fund {
  return configuredFunds.byId(programmeId);
}

/** The window whose days an instant falls in, whatever staff have made of it; undefined between windows. */
export function windowAt(programme: Programme, at: Instant): ProgrammeWindow | undefined;
export function windowAt(fund: Fund, at: Instant): FundWindow | undefined;
export function windowAt({ windows }: Fund, at: Instant): FundWindow | undefined {
  const on = localDate(at);
  return windows.find((window) => on >= window.opensOn && on <= window.closesOn);
}

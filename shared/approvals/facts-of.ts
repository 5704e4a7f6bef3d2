import { childrenIn, type Application } from '#shared/applications/index.ts';
import type { Facts } from '#shared/eligibility/index.ts';
import { daysBetween, localDate, type Instant } from '#shared/kernel/index.ts';

/** The facts of an application as they are at an instant, for the policy to look at. */
export function factsOf(application: Application, at: Instant, claimHeldByAnother: boolean): Facts {
  const { form } = application;
  return {
    asOf: localDate(at),
    // It was taken in, so the window was open then; pausing it later changes nothing for this family.
    windowOpen: true,
    residence: form.residence,
    postcode: application.placeStatus,
    ...(application.outsideCouncil === undefined
      ? {}
      : { outsideCouncil: application.outsideCouncil }),
    areaRank: application.areaRank,
    adults: form.household.adults,
    adultsOver65: form.household.adultsOver65,
    children: childrenIn(form.household),
    childrenUnder5: form.household.children.age0to1 + form.household.children.age2to4,
    pregnant: form.household.pregnant === 'yes',
    disability: form.household.disability === 'yes',
    housing: form.housing,
    reasons: form.reasons,
    benefits: form.benefits,
    incomeBand: form.incomeBand,
    savingsBand: form.savingsBand,
    ...(form.meter === undefined ? {} : { meter: form.meter }),
    energyAsked: (form.amountsPence['energy-and-water'] ?? 0) > 0,
    askedPence: application.askedPence,
    awardInLastYear: form.awardInLastYear,
    claimHeldByAnother,
    ringFence: application.ringFence,
    waitedDays: Math.max(0, daysBetween(application.submittedAt, at)),
  };
}

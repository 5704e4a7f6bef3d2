import { policyFingerprint, type Policy } from '#shared/eligibility/index.ts';
import { formatPounds } from '#shared/kernel/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

/** What a trial of this candidate cannot show, in sentences for whoever reads its figures. */
export function cautionsFor(
  programme: Programme,
  candidate: Policy,
  inForce: Policy,
): readonly string[] {
  const cautions: string[] = [];
  if (policyFingerprint(candidate) === policyFingerprint(inForce)) {
    cautions.push('This is the policy in force itself, so nobody can gain or lose.');
  } else if (programme.policyVersions.includes(candidate.version)) {
    cautions.push(
      `${candidate.version} is frozen. Before this can come into force, it needs a version of its own.`,
    );
  }
  if (candidate.awards.capPence > programme.capPence) {
    cautions.push(
      `Families could ask for ${formatPounds(programme.capPence)} at most, so nobody is shown with more, whatever the table gives.`,
    );
  }
  if (candidate.repeatMonths !== inForce.repeatMonths) {
    cautions.push(
      `Families were asked about the last ${inForce.repeatMonths} months, so another number of months changes nothing here.`,
    );
  }
  if (orderDiffers(candidate, inForce)) {
    cautions.push(
      'Other weights or points change the order in which cases are decided. Here they are drawn from the envelopes in the order of the real decisions.',
    );
  }
  return cautions;
}

function orderDiffers(candidate: Policy, inForce: Policy): boolean {
  const order = ({ priorityWeights, fullWaitDays, need }: Policy) =>
    policyFingerprint({ ...inForce, priorityWeights, fullWaitDays, need });
  return order(candidate) !== order(inForce);
}

import type { Policy } from '#shared/eligibility/index.ts';
import type { FormView } from '#shared/web/index.ts';

/** The form as the policy in force would fill it in. */
export function awardTableForm({ awards }: Policy): FormView {
  return {
    values: {
      oneAdult: inPounds(awards.oneAdultPence),
      moreAdults: inPounds(awards.moreAdultsPence),
      perChild: inPounds(awards.perChildPence),
      childrenCounted: String(awards.childrenCounted),
      prepaymentMeter: inPounds(awards.prepaymentMeterPence),
      disability: inPounds(awards.disabilityPence),
      over65: inPounds(awards.over65Pence),
      pregnant: inPounds(awards.pregnantPence),
      highNeed: inPounds(awards.highNeed.addPence),
      highNeedFrom: String(awards.highNeed.fromPoints),
      cap: inPounds(awards.capPence),
    },
  };
}

/** `37.50`, or `120` for whole pounds: as somebody types it. */
function inPounds(amountPence: number): string {
  return amountPence % 100 === 0 ? String(amountPence / 100) : (amountPence / 100).toFixed(2);
}

/** All of the policy that the form has no field for, to copy from. */
export function otherPartsOf(inForce: Policy): string {
  const {
    awards: _awards,
    version: _version,
    source: _source,
    inForceFrom: _from,
    ...rest
  } = inForce;
  return JSON.stringify(rest, null, 2);
}

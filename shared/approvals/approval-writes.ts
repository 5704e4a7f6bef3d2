import { applications, moneyPlaceOf, reportedHouseholdOf } from '#shared/applications/index.ts';
import { splitByCategory } from '#shared/eligibility/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { daysBetween, invariant, type Write } from '#shared/kernel/index.ts';
import { paymentIdOf } from '#shared/ledger/index.ts';
import {
  coveredAmounts,
  deliveryBy,
  railFor,
  urgentRailFor,
  type Programme,
} from '#shared/programmes/index.ts';
import { eventRecord, keys, type Loaded } from '#shared/records/index.ts';

import { firstInstalment, type Award } from './award.ts';
import {
  approvalsOf,
  keptThroughDecision,
  owedPenceOf,
  type DecidableApplication,
} from './may-approve.ts';

interface Approver {
  readonly staffId: string;
  readonly reason?: string;
  readonly urgent?: boolean;
}

/** The first of two approvals: noted on the case, no money moved yet. */
export function firstApprovalWrites(
  { document, version }: Loaded<DecidableApplication>,
  approver: Approver,
  at: string,
): Write[] {
  const amountPence = owedPenceOf(document);
  const kept = keptThroughDecision(document);
  return [
    applications.replace(
      {
        ...kept,
        state: 'second-approval',
        approvals: [...approvalsOf(document), approvalBy(approver, at, amountPence)],
      },
      version,
    ),
    eventAfter(
      document.applicationId,
      version,
      { type: 'first-approval-given', ...moneyPlaceOf(document), amountPence },
      approver,
      at,
    ),
  ];
}

/** The last approval an award needs: the case with the claims it takes, the payment it leads to, and the event. */
export function awardWrites(
  { document, version }: Loaded<DecidableApplication>,
  approver: Approver,
  drawn: {
    readonly at: string;
    readonly envelopeId: string;
    readonly claimIds: readonly string[];
    readonly programme: Programme;
  },
  ports: { readonly plannedPayment: (award: Award) => Write },
): Write[] {
  const { at, envelopeId, claimIds, programme } = drawn;
  const { applicationId } = document;
  const amountPence = owedPenceOf(document);
  const { earlierAttempt } = document;
  const approvals = [...approvalsOf(document), approvalBy(approver, at, amountPence)];
  const { method } = document.form.payment;
  // Whoever of them saw that the family cannot wait is heard.
  const isUrgent = approvals.some(({ urgent }) => urgent === true);
  const rail = (isUrgent ? urgentRailFor(programme, method) : undefined) ?? railFor(method);
  invariant(
    rail !== undefined,
    `Application ${applicationId} was approved without a way to pay it`,
  );
  const categoriesPence = splitByCategory(
    amountPence,
    coveredAmounts(programme, document.form.amountsPence),
  );
  const place = moneyPlaceOf(document);
  const paymentId = paymentIdOf(applicationId, firstInstalment);
  const reported = { ...reportedHouseholdOf(document), delivery: deliveryBy(rail) };
  const paymentWrite = ports.plannedPayment({
    ...place,
    paymentId,
    envelopeId,
    amountPence,
    categoriesPence,
    approvedBy: approvals.map((approval) => approval.staffId),
    approvedAt: at,
    ...{ rail, reported },
    ...(earlierAttempt === undefined ? {} : { earlierAttempt }),
  });
  const about = { ...place, paymentId, amountPence, envelopeId, reported };
  const waitedDays = Math.round(daysBetween(document.submittedAt, at) * 100) / 100;
  const body: EventBody =
    earlierAttempt === undefined
      ? { type: 'award-approved', ...about, attemptNumber: 1, categoriesPence, waitedDays }
      : {
          type: 'payment-approved-again',
          ...about,
          attemptNumber: earlierAttempt.pastAttempts.length + 1,
        };
  const rest = keptThroughDecision(document);
  return [
    applications.replace(
      {
        ...rest,
        state: 'approved',
        claimIds: [...document.claimIds, ...claimIds],
        approvals,
        awardPence: amountPence,
        paymentId,
        approvedAt: at,
      },
      version,
    ),
    paymentWrite,
    eventAfter(applicationId, version, body, approver, at),
  ];
}

function approvalBy(approver: Approver, at: string, amountPence: number) {
  return {
    staffId: approver.staffId,
    at,
    amountPence,
    ...(approver.reason === undefined ? {} : { exceptionReason: approver.reason }),
    ...(approver.urgent === true ? { urgent: true as const } : {}),
  };
}

function eventAfter(
  applicationId: string,
  version: number,
  body: EventBody,
  approver: Approver,
  at: string,
): Write {
  return eventRecord(keys.application(applicationId), version + 1, body, {
    at,
    actor: { kind: 'staff', id: approver.staffId },
    correlationId: applicationId,
  });
}

import { describe, expect, test } from 'vitest';

import { eventBodySchema, inStoryOrder, type EventBody } from '#shared/events/index.ts';
import type { Actor } from '#shared/kernel/index.ts';
import { actorInWords, eventSentence } from '#shared/staff-web/index.ts';
import { bodiesOf, eventOf } from '#tests/builders/domain-events.ts';

const bodies = bodiesOf();
const piece = { applicationId: 'APPL1', reference: 'OD0123456789010101' };
const attempt = { applicationId: 'APPL1', paymentId: 'P1', attemptNumber: 1 };
const told = { applicationId: 'APPL1', messageId: 'MESSAGE001' };
const run = { runId: 'crisis-2026-05-06-1', programmeId: 'household-support-fund' };
const area = { localityCode: 'hodge-hill' };
const layered = {
  ...{ connectionRequestId: 'C1', area, cameTo: 'hodge-hill' },
  receivedAt: '2026-05-04T10:00:00.000Z',
};
const fee = {
  ...{ account: 'bank', settlementId: 'L1', month: '2021-12' },
  ...{ why: 'bank-charge', differencePence: -500 },
};
const topUp = { topUpId: 'T1', rail: 'cash-out', amountPence: 20_000_00 };
const back = { rail: 'cash-out', reference: 'OD1' };

const change = {
  changeId: '0123456789',
  programmeId: 'household-support-fund',
  windowId: 'winter-2021',
  amountPence: 4_000_00,
};

const grant = { grantApplicationId: 'GRANT00001' };

const decision = { ...grant, roundId: 'closer-to-home-2026', proposalId: 'P1' };
const aReturn = {
  ...{ programmeId: 'household-support-fund', periodId: '2021-10--2022-03' },
  ...{ edition: 1, paidPence: 1_200_00 },
};
const scored = { grantApplicationId: 'G1', roundId: 'closer-to-home-2026' };
const grantAward = { ...decision, amountPence: 1_500_00 };
const grantAccount = { ...decision, revision: 2 };
const grantReport = { grantApplicationId: 'GRANT00001', roundId: 'r' };
const grantRepayment = { grantApplicationId: 'G1', roundId: 'R1', amountPence: 320_50 };
const grantChange = { ...decision, request: 1 };
const acceptBy = '2026-12-18';

const instalment = {
  ...{ applicationId: 'GRANT00001', programmeId: 'community-grants', ringFence: 'groups' },
  ...{ windowId: 'closer-to-home-2026', area: { localityCode: 'city' }, amountPence: 1_000_00 },
  ...{ paymentId: 'GRANT00001-01', envelopeId: 'E', attemptNumber: 1 },
};

const every: readonly [EventBody, string][] = [
  [
    { type: 'grant-payment-first-approval', ...instalment },
    'One person approved that £1,000 of the grant is paid. A second has to approve it too.',
  ],
  [
    { type: 'grant-payment-approved', ...instalment },
    'A second person approved that £1,000 of the grant is paid. It waits for a payment run.',
  ],
  [
    { type: 'grant-payment-approved', ...instalment, attemptNumber: 2 },
    'A second person approved that £1,000 of the grant is paid, as attempt 2. It waits for a payment run.',
  ],
  [
    { type: 'grant-award-proposed', ...grantAward },
    'An award of £1,500 was proposed. Somebody else has to confirm it.',
  ],
  [
    { type: 'grant-refusal-proposed', ...decision },
    'It was proposed to give no grant. Somebody else has to confirm it.',
  ],
  [
    { type: 'grant-proposal-withdrawn', ...decision, proposed: 'award' },
    'The proposed award was withdrawn. The group heard nothing of it.',
  ],
  [
    { type: 'grant-proposal-withdrawn', ...decision, proposed: 'refusal' },
    'The proposal to give no grant was withdrawn. The group heard nothing of it.',
  ],
  [
    { type: 'grant-offered', ...grantAward, proposedBy: 'a', acceptBy },
    'The award of £1,500 was confirmed and offered to the group, to accept by 18 December 2026.',
  ],
  [
    { type: 'grant-refused', ...decision, proposedBy: 'a' },
    'It was confirmed that there is no grant, and the group was told why.',
  ],
  [
    { type: 'grant-account-given', ...grantAward, revision: 1, voidedAcceptances: 0 },
    'The group said which account to pay.',
  ],
  [
    { type: 'grant-account-given', ...grantAward, revision: 2, voidedAcceptances: 1 },
    'The group said which account to pay, once more. The acceptance there was does not count any more: it was with another account.',
  ],
  [
    { type: 'grant-acceptance-sent', ...grantAward, edition: 1 },
    'The group sent its two contacts the offer to accept. Both have to.',
  ],
  [
    { type: 'grant-acceptance-asked-again', ...grantAward, edition: 1, contact: 1 },
    'The first contact was asked again to accept.',
  ],
  [
    { type: 'grant-acceptance-given', ...grantAward, edition: 1, contact: 2 },
    'The second contact accepted the offer. The other has to accept it too.',
  ],
  [
    { type: 'grant-offer-ending', ...grantAward, acceptBy },
    'The group was told that the offer ends on 18 December 2026.',
  ],
  [
    { type: 'grant-accepted', ...grantAward, edition: 1, contact: 1 },
    'The first contact accepted it too, so the grant of £1,500 is accepted.',
  ],
  [
    { type: 'grant-other-account-given', ...grantAccount },
    'The group gave another account. Both contacts were asked whether it is theirs.',
  ],
  [
    { type: 'grant-other-account-asked-again', ...grantAccount, contact: 2 },
    'The second contact was asked again about the other account.',
  ],
  [
    { type: 'grant-other-account-confirmed', ...grantAccount, contact: 1, byBoth: false },
    'The first contact confirmed the other account. The other contact has to confirm it too.',
  ],
  [
    { type: 'grant-other-account-confirmed', ...grantAccount, contact: 2, byBoth: true },
    'The second contact confirmed the other account too, so it can be taken over.',
  ],
  [{ type: 'grant-other-account-not-used', ...grantAccount }, 'The other account is not used.'],
  [
    { type: 'grant-other-account-taken-over', ...grantAccount },
    'The other account was taken over.',
  ],
  [
    { type: 'grant-account-changed', ...grantAward, revision: 2 },
    'The grant is paid into another account from here on. What was approved for the one before is void.',
  ],
  [{ type: 'grant-report-saved', ...grantReport }, 'The group wrote on its report.'],
  [{ type: 'grant-report-sent', ...grantReport }, 'The group sent its report.'],
  [
    { type: 'grant-report-more-asked', ...grantReport },
    'The report went back to the group with a question.',
  ],
  [{ type: 'grant-report-accepted', ...grantReport }, 'The report was accepted.'],
  [
    { type: 'grant-report-reminded', ...grantReport, which: 'soon' },
    'The group was told that its report is due soon.',
  ],
  [
    { type: 'grant-report-reminded', ...grantReport, which: 'late' },
    'The group was told that its report is late.',
  ],
  [
    { type: 'grant-reported', ...grantAward },
    'The grant of £1,500 is reported, and what it reached is public.',
  ],
  [
    { type: 'grant-change-asked', ...grantChange },
    'The group asked to change something of its grant.',
  ],
  [
    { type: 'grant-change-taken-back', ...grantChange },
    'The group took back what it had asked to change.',
  ],
  [
    { type: 'grant-change-agreed-by-one', ...grantChange },
    'The change was agreed by one of us. Money moves between lines, so somebody else has to agree too.',
  ],
  [
    { type: 'grant-change-agreed', ...grantChange, amendment: 2 },
    'The change was agreed: amendment 2. The group was told.',
  ],
  [
    { type: 'grant-change-refused', ...grantChange },
    'The change was not agreed, and the group was told why.',
  ],
  [
    { type: 'grant-repayment-proposed', ...grantRepayment, what: 'demand' },
    'It was proposed to ask the group for £320.50 back. Somebody else has to confirm it.',
  ],
  [
    { type: 'grant-repayment-proposed', ...grantRepayment, what: 'waiver' },
    'It was proposed to let £320.50 go that the group was asked for. Somebody else has to confirm it.',
  ],
  [
    { type: 'grant-repayment-declined', ...grantRepayment, what: 'demand', proposedBy: 'b' },
    'The proposal to ask for £320.50 back was declined. The group heard nothing of it.',
  ],
  [
    { type: 'grant-repayment-declined', ...grantRepayment, what: 'waiver', proposedBy: 'b' },
    'The proposal to let £320.50 go was declined. The group heard nothing of it.',
  ],
  [
    { type: 'grant-repayment-asked', ...grantRepayment, dueOn: '2026-12-18' },
    'The group was asked to give back £320.50 by 18 December 2026.',
  ],
  [
    { type: 'grant-repayment-received', ...grantRepayment, lineId: 'L1' },
    'The group gave back £320.50. The round can award it again.',
  ],
  [
    { type: 'grant-repayment-waived', ...grantRepayment, proposedBy: 'b' },
    'The group need not give back £320.50 any more.',
  ],
  [
    { type: 'grant-repayment-reminded', ...grantRepayment },
    'The group was reminded of £320.50 that should have come back.',
  ],
  [{ type: 'grant-open-data-signed', ...grantReport }, 'Its record was signed, and is open data.'],
  [
    { type: 'grant-open-data-taken-out', ...grantReport },
    'Its record was taken out of the open data.',
  ],
  [{ type: 'grant-declined', ...grantAward }, 'The group declined the offer of £1,500.'],
  [
    { type: 'grant-lapsed', ...grantAward },
    'The offer of £1,500 was not accepted in time, so it ended.',
  ],
  [{ type: 'grant-offer-withdrawn', ...grantAward }, 'The offer of £1,500 was withdrawn.'],
  [
    { type: 'grant-stop-proposed', ...grantAward },
    'It was proposed to stop the grant. Somebody else has to confirm it.',
  ],
  [
    { type: 'grant-stop-withdrawn', ...grantAward },
    'The grant goes on: the proposal to stop it was taken back.',
  ],
  [
    { type: 'grant-stopped', ...grantAward, releasedPence: 500_00, proposedBy: 'amina-rahman' },
    'The grant was stopped, as amina-rahman had proposed. £500 of it is not paid and back in the round.',
  ],
  [
    { type: 'grant-application-begun', ...grant, roundId: 'closer-to-home-2026' },
    'Somebody of the group began the application.',
  ],
  [
    {
      ...{ type: 'grant-application-changed', ...grant, section: 'previous-grants' },
      ...{ completed: false, voidedConfirmations: 0 },
    },
    'The group worked on the section previous grants.',
  ],
  [
    {
      ...{ type: 'grant-application-changed', ...grant, section: 'budget' },
      ...{ completed: true, voidedConfirmations: 1 },
    },
    'The group completed the section budget. The confirmation there was does not count any more: it was of something else.',
  ],
  [
    { type: 'grant-person-invited', ...grant, personId: 'P1' },
    'Somebody of the group asked another person to help with the application.',
  ],
  [
    { type: 'grant-person-removed', ...grant, personId: 'P1' },
    'Somebody does not work on the application any more.',
  ],
  [
    { type: 'grant-contact-mended', ...grant, edition: 1, contact: 2 },
    'The group corrected the email address of the second contact, who had not confirmed, and we wrote there.',
  ],
  [
    { type: 'grant-application-sent', ...grant, edition: 1, askedPence: 1_800_00 },
    'The group sent its two contacts the application for £1,800. Both have to confirm it.',
  ],
  [
    { type: 'grant-confirmation-asked-again', ...grant, edition: 1, contact: 2 },
    'The second contact was asked again to confirm.',
  ],
  [
    { type: 'grant-application-confirmed', ...grant, edition: 1, contact: 1 },
    'The first contact confirmed the application. The other has to confirm it too.',
  ],
  [
    {
      ...{ type: 'grant-application-submitted', ...grant, roundId: 'closer-to-home-2026' },
      ...{ askedPence: 1_800_00, contact: 2 },
    },
    'The second contact confirmed it too, so the application for £1,800 came in.',
  ],
  [
    { type: 'grant-application-withdrawn', ...grant, from: 'draft' },
    'The group took the application back.',
  ],
  [bodies.submitted, 'The application came in online and asks for £200.'],
  [
    { ...bodies.submitted, channel: 'partner', connectionRequestId: 'C1' },
    'The application came in through a partner and asks for £200, with a request for further help.',
  ],
  [
    bodies.assessed('refer'),
    'Assessed under household-support-fund-2021-12: a person must look. The award would be £150, the priority 61.5.',
  ],
  [
    bodies.duplicate,
    'Assessed under household-support-fund-2021-12: application APPL9-99999 already holds the award of this household or person, so somebody must look at both.',
  ],
  [
    { type: 'payee-checked', ...place(), outcome: 'match' },
    'The bank says that the account is in the name the family gave.',
  ],
  [
    { type: 'payee-checked', ...place(), outcome: 'match-other-kind' },
    'The bank says that the name is right and the account is of another kind.',
  ],
  [
    { type: 'payee-checked', ...place(), outcome: 'close-match' },
    'The bank says that the account is in a name much like the one the family gave.',
  ],
  [
    { type: 'payee-checked', ...place(), outcome: 'no-match' },
    'The bank does not know the account by the name the family gave.',
  ],
  [
    { type: 'payee-checked', ...place(), outcome: 'unavailable' },
    'The name on the account could not be checked. That holds nothing up.',
  ],
  [
    {
      type: 'duplicate-pair-raised',
      ...place(),
      earlierId: 'APPL999999',
      matchKinds: ['account', 'address', 'phone'],
    },
    'This and application APPL9-99999 have a bank account, an address and a telephone number in common. Somebody must compare them before anything is paid.',
  ],
  [
    { type: 'duplicate-pair-resolved', ...place(), earlierId: 'APPL999999', resolution: 'unique' },
    'Compared with application APPL9-99999: not the same household.',
  ],
  [
    {
      type: 'duplicate-pair-resolved',
      ...place(),
      earlierId: 'APPL999999',
      resolution: 'duplicate',
    },
    'Compared with application APPL9-99999: the same household.',
  ],
  [
    {
      type: 'match-shared-by-many',
      programmeId: run.programmeId,
      matchKind: 'phone',
      count: 7,
    },
    '7 applications share a telephone number. Somebody must say whether it links them.',
  ],
  [
    {
      type: 'match-looked-at',
      programmeId: run.programmeId,
      matchKind: 'phone',
      verdict: 'links-nobody',
    },
    'Looked at: a telephone number that many share links nobody.',
  ],
  [
    {
      type: 'match-looked-at',
      programmeId: run.programmeId,
      matchKind: 'account',
      verdict: 'suspicious',
    },
    'Looked at: a bank account that many share is suspicious, so every newcomer is compared.',
  ],
  [
    {
      type: 'first-approval-given',
      ...place(),
      amountPence: 250_00,
    },
    'First approval given for £250. A second person must approve it too.',
  ],
  [
    bodies.approved,
    'Award of £150 approved after 2 days, out of Households with children, Ladywood.',
  ],
  [
    { type: 'repair-link-made', ...place() },
    'A link was made with which the family can say how to be paid, once.',
  ],
  [
    { type: 'payee-changed', ...place() },
    'How the award is to be paid was changed, so any approval before this no longer counts.',
  ],
  [
    { ...bodies.sent, type: 'payment-voided' },
    'The payment of £150 was made void before it was sent. The money is back in its envelope.',
  ],
  [
    { ...bodies.sent, type: 'payment-approved-again', attemptNumber: 2 },
    'Payment of £150 approved again as attempt 2, out of Households with children, Ladywood.',
  ],
  [
    bodies.declined,
    'Declined. The family reads: “Your home has had money from this fund already.”',
  ],
  [
    { type: 'decision-challenged', applicationId: 'A' },
    'The family says that the decision is wrong. Somebody else must look at it again.',
  ],
  [
    { type: 'decision-stands', applicationId: 'A' },
    'Somebody else looked at the decision again, and it stands. The family reads why.',
  ],
  [
    { ...bodies.withdrawn, type: 'application-reopened' },
    'Somebody else looked at the decision again and reopened the case. It is decided anew.',
  ],
  [
    { ...bodies.withdrawn, type: 'application-looks-real', askedPence: 150_00 },
    'A person looked at it and says that it looks real. It goes the way of every other application.',
  ],
  [bodies.withdrawn, 'The family took the application back.'],
  [
    { ...bodies.withdrawn, releasedPence: 150_00 },
    'The family took the application back. Nothing of its award is set aside any more.',
  ],
  [bodies.sent, 'Payment of £150 sent out in run RUN1.'],
  [{ ...bodies.sent, attemptNumber: 2 }, 'Payment of £150 sent out in run RUN1 (attempt 2).'],
  [bodies.settled, 'The bank paid £150 into the account.'],
  [
    bodies.rejected,
    'The bank refused the payment of £150. The bank could not use these account details. The money is back in its envelope.',
  ],
  [
    bodies.returned(true),
    'The payment of £150 came back after it had arrived. The account has been closed. The money is back in its envelope.',
  ],
  [
    {
      type: 'voucher-issued',
      reference: 'OD0123456789010101',
      applicationId: 'APPL1',
      rail: 'cash-out',
      amountPence: 100_00,
      expiresAt: '2026-06-05T09:00:00.000Z',
    },
    'A cash-out code of £100 was issued. It can be used until 2026-06-05.',
  ],
  [
    { type: 'voucher-missing', ...piece },
    'The code should have come from the provider, and did not. Somebody must ask for it.',
  ],
  [
    { type: 'voucher-reminder-due', ...piece },
    'A code was not used yet, so the family is reminded of it.',
  ],
  [
    { type: 'voucher-code-asked-again', ...piece },
    'Somebody asked for a code to be sent again, to where the family said is safe.',
  ],
  [
    { type: 'voucher-cancel-asked', ...piece },
    'Somebody asked the provider to cancel a code. It says whether it could.',
  ],
  [
    { ...bodies.settled, type: 'voucher-redeemed', amountPence: 50_00, completes: 'settled' },
    '£50 was redeemed. With it the payment is paid in full.',
  ],
  [
    { ...bodies.sent, ...back, type: 'voucher-expired' },
    '£150 expired, and the money is back in its envelope.',
  ],
  [
    { ...bodies.sent, ...back, type: 'voucher-cancelled' },
    '£150 was cancelled, and the money is back in its envelope.',
  ],
  [
    { type: 'message-sent', ...told, message: 'payment-returned', channel: 'text' },
    'The message that the payment came back was sent as a text.',
  ],
  [
    { type: 'message-delivered', ...told, message: 'voucher-issued' },
    'The message with the code arrived.',
  ],
  [
    { type: 'message-failed', ...told, message: 'voucher-issued', why: 'bounced' },
    'The message with the code did not reach the family: it was sent and came back. Somebody must see to it.',
  ],
  [
    { type: 'message-failed', ...told, message: 'payment-returned', why: 'unwanted' },
    'The message that the payment came back was reported as unwanted, and we cannot write there again. Somebody must see to it.',
  ],
  [
    { type: 'message-not-needed', ...told, message: 'voucher-issued', why: 'code-over' },
    'The message with the code was not sent: the code had been used, cancelled or had run out by then.',
  ],
  [{ type: 'receipt-confirmed', ...attempt }, 'The family says that it got what was sent.'],
  [
    { type: 'receipt-denied', ...attempt },
    'The family says that nothing arrived. Somebody must see to it.',
  ],
  [
    { type: 'task-done', applicationId: 'APPL1', why: 'bounced' },
    'Somebody saw to it that the family knows.',
  ],
  [
    { type: 'evidence-added', applicationId: 'APPL1', fileKind: 'jpeg', bytes: 812_000 },
    'The family sent a file as proof.',
  ],
  [
    { type: 'evidence-checked', applicationId: 'APPL1', outcome: 'clean' },
    'A file the family sent was scanned, and no virus was found.',
  ],
  [
    { type: 'evidence-checked', applicationId: 'APPL1', outcome: 'unsafe' },
    'A virus was found in a file the family sent. Nobody can open it, and it is removed.',
  ],
  [{ type: 'evidence-withdrawn', applicationId: 'APPL1' }, 'The family took a file back.'],
  [
    { type: 'evidence-opened', applicationId: 'APPL1' },
    'Somebody looked at a file the family sent as proof.',
  ],
  [
    { type: 'evidence-removed', applicationId: 'APPL1', because: 'decided' },
    'A file was removed for good: the case is decided, and the days it is kept after that are over.',
  ],
  [{ type: 'payment-run-started', ...run }, 'The run was started.'],
  [
    { type: 'payment-run-refused', ...run, count: 3, totalPence: 450_00 },
    'The bank or provider refused the file of 3 payments, £450 in all. It is asked once more before anything of it is released.',
  ],
  [
    { type: 'payment-run-released', ...run, count: 3, totalPence: 450_00 },
    'Asked again, it still has nothing of the file. 3 payments, £450 in all, are held until somebody has put right why.',
  ],
  [
    { type: 'payment-run-unclear', ...run, count: 3, totalPence: 450_00 },
    'The bank or provider said neither yes nor no to the file of 3 payments, £450 in all. It is not sent again until somebody asks.',
  ],
  [
    { type: 'payment-run-asked-about', ...run },
    'The bank or provider is asked again whether it has the file.',
  ],
  [
    { type: 'run-finding-proposed', ...run, finding: 'taken' },
    'Found out: the bank or provider has the file. Somebody else must confirm it.',
  ],
  [
    { type: 'run-finding-declined', ...run, finding: 'not-taken' },
    'What was found out was declined: the bank or provider does not have the file and never will.',
  ],
  [
    {
      ...{ type: 'payment-run-cancelled', ...run, count: 3, totalPence: 450_00 },
      proposedBy: 'dev-patel',
    },
    'Confirmed, as dev-patel had found: the bank or provider does not have the file and never will. 3 payments, £450 in all, are given back and can be approved again.',
  ],
  [
    { ...bodies.sent, type: 'payment-not-taken' },
    'The bank or provider never took run RUN1, so the payment of £150 was not made. The money is back in its envelope, and the payment can be approved again.',
  ],
  [
    { ...bodies.sent, type: 'payment-recalled', holdId: 'H1' },
    'Run RUN1 could not carry the payment of £150, so it was not made. It is held, its money set aside.',
  ],
  [
    { type: 'money-stopped', scopeKind: 'rail', scopeName: 'bacs' },
    'The rail bacs was stopped: nothing of it goes out.',
  ],
  [
    { type: 'money-let-go', scopeKind: 'rail', scopeName: 'bacs' },
    'The rail bacs was let go again.',
  ],
  [
    { type: 'rail-breaker-changed', rail: 'bacs', to: 'closed', failures: 1 },
    'The provider of bacs did not answer.',
  ],
  [
    { type: 'rail-breaker-changed', rail: 'bacs', to: 'open', failures: 3 },
    'The provider of bacs did not answer 3 times in a row: runs wait.',
  ],
  [
    { type: 'rail-breaker-changed', rail: 'bacs', to: 'trying', failures: 3 },
    'One run is sent on bacs to see whether its provider answers again.',
  ],
  [
    { type: 'rail-breaker-changed', rail: 'bacs', to: 'closed', failures: 0 },
    'The provider of bacs answers.',
  ],
  [
    {
      type: 'hold-placed',
      ...{ holdId: 'H1', programmeId: run.programmeId, holdCategory: 'possible-fraud' },
    },
    'Held: possible fraud.',
  ],
  [
    { type: 'hold-lifted', holdId: 'H1', programmeId: run.programmeId, holdCategory: 'manual' },
    'The hold was lifted.',
  ],
  [
    { ...money(), type: 'payment-held', holdId: 'H1', holdCategory: 'awaiting-evidence' },
    'The payment of £150 is held: waiting for evidence. Its money stays set aside.',
  ],
  [
    { ...money(), type: 'payment-freed', holdId: 'H1', heldStill: false },
    'The payment of £150 is no longer held and goes out with the next run.',
  ],
  [
    { ...money(), type: 'payment-freed', holdId: 'H1', heldStill: true },
    'A hold on the payment was lifted; another still holds it.',
  ],
  [
    { type: 'payment-run-submitted', ...run, count: 3, totalPence: 450_00 },
    'The file was closed with 3 payments, £450 in all.',
  ],
  [
    { type: 'payment-run-acknowledged', ...run, submissionId: 'S1' },
    'The bank took the file as submission S1.',
  ],
  [
    { type: 'connection-requested', connectionRequestId: 'C1', area, reasons: ['housing'] },
    'A request for further help went to Hodge Hill.',
  ],
  [
    {
      type: 'connection-allocated',
      connectionRequestId: 'C1',
      area,
      waitedDays: 8.2,
      withinTarget: false,
    },
    'The request for further help was given to a worker after 8 days, past the seven days.',
  ],
  [
    { type: 'feedback-given', feedbackId: 'F1', satisfaction: 'good' },
    'Somebody said what they think of the pages.',
  ],
  [{ type: 'case-taken', applicationId: 'A1' }, 'Took the case to decide it.'],
  [
    { type: 'case-taken', applicationId: 'A1', takenOverFrom: 'ben-okafor' },
    'Took the case over from ben-okafor.',
  ],
  [
    { type: 'interest-declared', subject: 'case', applicationId: 'A1', nature: 'relative' },
    'Declared an interest, and no longer reads or decides this.',
  ],
  [
    {
      ...{ type: 'interest-lifted', subject: 'grant', applicationId: 'G1' },
      ...{ of: 'ben-okafor', because: 'by-mistake' },
    },
    'The interest that ben-okafor declared was declared by mistake.',
  ],
  [
    { type: 'grant-scores-saved', ...scored },
    'Went on scoring it, and said to have no interest in the group.',
  ],
  [{ type: 'grant-scores-given', ...scored, score: 72.5 }, 'Gave their scores.'],
  [
    { type: 'grant-scores-moderated', ...scored, score: 64 },
    'Wrote down what the two agreed who scored it: 64 of 100.',
  ],
  [
    { type: 'grant-commented', ...scored, localityCode: 'hodge-hill', view: 'concerned' },
    'Hodge Hill is concerned about it.',
  ],
  [
    { type: 'grant-panel-decided', ...scored, outcome: 'fund', amountPence: 1_500_00 },
    'The panel would give it £1,500.',
  ],
  [{ type: 'grant-panel-decided', ...scored, outcome: 'no' }, 'The panel would give it no grant.'],
  [
    { type: 'grant-panel-decided', ...scored, outcome: 'reserve' },
    'The panel put it on the reserve list.',
  ],
  [
    { type: 'grant-panel-ranked', ...scored, fromPlace: 4, toPlace: 2 },
    'The panel moved it from place 4 to place 2.',
  ],
  [
    { type: 'return-proposed', ...aReturn },
    'A return of £1,200 was proposed. Somebody else has to sign it.',
  ],
  [
    { type: 'return-withdrawn', ...aReturn },
    'The proposed return of £1,200 was withdrawn. Nobody had signed it.',
  ],
  [
    { type: 'return-signed', ...aReturn, proposedBy: 'dev-patel' },
    'The return of £1,200, proposed by dev-patel, was signed.',
  ],
  [{ type: 'case-given-back', applicationId: 'A1' }, 'Gave the case back without deciding it.'],
  [
    { type: 'cases-searched', searchId: 'S1', searchedFor: ['group-name'], found: 0, groups: 2 },
    'Somebody searched by group name and was shown 0 cases and 2 groups.',
  ],
  [
    { type: 'cases-searched', searchId: 'S1', searchedFor: ['birth-date'], found: 1 },
    'Somebody searched by birth date and was shown 1 case.',
  ],
  [
    { type: 'cases-searched', searchId: 'S1', searchedFor: ['reference', 'phone'], found: 0 },
    'Somebody searched by reference or phone and was shown 0 cases.',
  ],
  [
    {
      ...{ type: 'feedback-removed', feedbackId: 'F1', hadWords: true },
      rule: 'twelve-months-after-given',
    },
    'What somebody thought of the pages was removed, twelve months after they said it.',
  ],
  [
    {
      ...{ type: 'connection-removed', connectionRequestId: 'C1', area },
      rule: 'twelve-months-after-allocated',
    },
    'Who asked for further help, how to reach them and what they wrote was removed, twelve months after a worker had it.',
  ],
  [
    {
      ...{ type: 'connection-removed', connectionRequestId: 'C1', area },
      rule: 'six-years-after-cass-was-told',
    },
    'What CASS was told of the family, and what it answered, was removed after six years.',
  ],
  [
    {
      ...{ type: 'grant-application-removed', grantApplicationId: 'G1', people: 2 },
      ...{ from: 'draft', rule: 'never-sent' },
    },
    'What the group wrote and who worked on it was removed, 28 days after the round: the application never counted.',
  ],
  [
    {
      ...{ type: 'grant-application-removed', grantApplicationId: 'G1', people: 2 },
      ...{ from: 'withdrawn', rule: 'taken-back' },
    },
    'What the group wrote and who worked on it was removed, 28 days after the group took the application back.',
  ],
  [
    {
      ...{ type: 'grant-accounts-removed', grantApplicationId: 'G1', roundId: 'R1' },
      ...{ proposalId: 'P1', rule: 'offer-over', revisions: [1] },
    },
    'The bank account that the group gave was removed, 90 days after its award came to nothing.',
  ],
  [
    {
      ...{ type: 'grant-accounts-removed', grantApplicationId: 'G1', roundId: 'R1' },
      ...{ proposalId: 'P1', rule: 'replaced', revisions: [1, 2] },
    },
    'Bank accounts that the grant is not paid into were removed, 90 days after another took their place.',
  ],
  [
    {
      ...{ type: 'family-account-removed', applicationId: 'APPL1' },
      rule: 'thirteen-months-after-paid',
    },
    'The bank account was removed, thirteen months after the money arrived.',
  ],
  [
    { type: 'connection-withdrawn', connectionRequestId: 'C1', area, hasWorker: false },
    'The family no longer wants further help. The request was taken off the list.',
  ],
  [
    { type: 'connection-withdrawn', connectionRequestId: 'C1', area, hasWorker: true },
    'The family no longer wants further help. The worker who had the request must be told.',
  ],
  [
    { type: 'connection-contacted', connectionRequestId: 'C1', area, waitedDays: 2.5 },
    'The worker spoke with the family, 2 days after having the request for further help.',
  ],
  [
    { type: 'connection-handed-off', connectionRequestId: 'C1', area, handOffId: 'F1' },
    'The family was put into the file F1 for the case-management system.',
  ],
  [
    {
      ...{ type: 'connection-hand-off-answered', connectionRequestId: 'C1', area },
      ...{ handOffId: 'F1', arrived: true },
    },
    'The family arrived in the case-management system.',
  ],
  [
    {
      ...{ type: 'connection-hand-off-answered', connectionRequestId: 'C1', area },
      ...{ handOffId: 'F1', arrived: false },
    },
    'The family did not arrive in the case-management system, and waits for the next file.',
  ],
  [
    {
      ...{ type: 'connection-told-to-case-system', connectionRequestId: 'C1', area },
      ...{ news: 'allocated', newsId: 'E1' },
    },
    'The case-management system took the family.',
  ],
  [
    {
      ...{ type: 'connection-told-to-case-system', connectionRequestId: 'C1', area },
      ...{ news: 'withdrawn', newsId: 'E2' },
    },
    'The case-management system was told that the family no longer wants further help.',
  ],
  [
    { type: 'cases-exported', exportId: 'X1', programmeId: 'household-support-fund' },
    'Somebody took the cases of a programme away as a file, without names.',
  ],
  [
    { type: 'connection-file-made', handOffId: 'F1', localityCode: 'yardley', families: 1 },
    'A file for the case-management system of Yardley was made, of 1 family.',
  ],
  [
    { type: 'connection-file-fetched', handOffId: 'F1', localityCode: 'yardley' },
    'A file for the case-management system of Yardley was fetched.',
  ],
  [
    {
      ...{ type: 'connection-file-answered', handOffId: 'F1', localityCode: 'yardley' },
      ...{ arrived: 44, missing: 1 },
    },
    'Of a file for the case-management system of Yardley 44 families arrived; missing: 1.',
  ],
  [
    { type: 'connection-triaged', ...layered, layer: 'universal-plus' },
    'The family was placed in the layer Universal Plus.',
  ],
  [
    { type: 'connection-triaged', ...layered, before: 'universal', layer: 'additional' },
    'The family was moved from the layer Universal to Additional Needs.',
  ],
  [
    { type: 'connection-escalated', ...layered, route: 'police' },
    'CASS was told of the family through the police.',
  ],
  [
    { type: 'connection-cass-answered', ...layered, answer: 'took-on', closes: true },
    'CASS took the family on. The request was closed.',
  ],
  [
    { type: 'connection-cass-answered', ...layered, answer: 'sent-back', closes: false },
    'CASS sent the family back to its team for early help.',
  ],
  [
    { type: 'connection-closed', connectionRequestId: 'C1', area, outcome: 'passed-to-cass' },
    'The request for further help was closed: it was passed to CASS.',
  ],
  [
    {
      ...{ type: 'connection-bounced', connectionRequestId: 'C1', area },
      ...{ from: 'yardley', reason: 'lives-there' },
    },
    'The request for further help was sent on from Yardley to Hodge Hill: the family lives there.',
  ],
  [
    { type: 'connection-worker-told', connectionRequestId: 'C1', area },
    'The worker was told that the family no longer wants further help.',
  ],
  [
    { type: 'contact-reminder-due', applicationId: 'A1' },
    'The family had not typed in the code after two working days, so it is reminded.',
  ],
  [
    { type: 'contact-proved', applicationId: 'A1', channel: 'text' },
    'The family typed in the code that we sent to its telephone.',
  ],
  [
    { type: 'held-help-stopped', applicationId: 'A1' },
    'The family no longer wants further help, and nobody had been told of it yet.',
  ],
  [
    {
      type: 'budget-allocated',
      programmeId: 'household-support-fund',
      windowId: 'winter-2021',
      envelopeId: 'household-support-fund:winter-2021:others:city',
      amountPence: 4_000_00,
    },
    '£4,000 put into Other households, city pool.',
  ],
  [
    {
      type: 'window-changed',
      programmeId: 'household-support-fund',
      windowId: 'winter-2021',
      from: 'open',
      to: 'paused',
    },
    'The window winter-2021 went from open to paused.',
  ],
  [
    { type: 'partner-key-issued', partnerId: 'acorn-primary-school', keyId: '7K3QD9XW01' },
    'Key 7K3QD-9XW01 was issued to acorn-primary-school.',
  ],
  [
    { type: 'partner-key-revoked', partnerId: 'acorn-primary-school', keyId: '7K3QD9XW01' },
    'Key 7K3QD-9XW01 of acorn-primary-school was revoked.',
  ],
  [
    { type: 'partner-stopped', partnerId: 'acorn-primary-school' },
    'acorn-primary-school was stopped: it applies for no family.',
  ],
  [
    { type: 'partner-let-go-on', partnerId: 'acorn-primary-school' },
    'acorn-primary-school may apply for families again.',
  ],
  [
    {
      type: 'statement-received',
      ...{ account: 'bank', statementId: 'S1' },
      from: '2021-12-08',
      to: '2021-12-09',
      lineCount: 2,
      paidInPence: 150_00,
      paidOutPence: -450_00,
    },
    'A bank statement of 2021-12-08 to 2021-12-09 came in with 2 lines: £150 in, £450 out.',
  ],
  [
    { type: 'statement-quarantined', account: 'cash-out', statementId: 'S1' },
    'A statement of the cash-out float came in that could not be read. Nothing of it was taken.',
  ],
  [
    { type: 'statement-taken', account: 'bank', statementId: 'S1', lineCount: 2, knownLines: 1 },
    'All 2 lines were taken in, of which 1 were known from an earlier statement.',
  ],
  [
    { type: 'difference-proposed', ...fee },
    'A difference of −\u2060£5 was explained (bank-charge). Somebody else must confirm it.',
  ],
  [
    { type: 'difference-settled', ...fee },
    'The explanation (bank-charge) of a difference of −\u2060£5 was confirmed.',
  ],
  [
    { type: 'difference-declined', ...fee },
    'The explanation (bank-charge) of a difference of −\u2060£5 was declined.',
  ],
  [
    { type: 'budget-change-proposed', ...change, change: 'move' },
    'Move of £4,000 proposed. A second person must confirm it.',
  ],
  [
    { type: 'budget-change-withdrawn', ...change, change: 'allocation' },
    'Allocation of £4,000 withdrawn. No money moved.',
  ],
  [
    { type: 'budget-allocation-confirmed', ...change, proposedBy: 'erin-walsh' },
    'Allocation of £4,000, proposed by erin-walsh, confirmed.',
  ],
  [
    {
      type: 'budget-moved',
      ...change,
      fromEnvelopeId: 'household-support-fund:winter-2021:others:city',
      toEnvelopeId: 'household-support-fund:winter-2021:children:yardley',
      proposedBy: 'erin-walsh',
    },
    '£4,000 moved from Other households, city pool to Households with children, Yardley, as erin-walsh proposed.',
  ],
  [
    { type: 'float-top-up-proposed', ...topUp },
    'Paying £20,000 to the cash-out provider in advance was proposed. Somebody else must confirm it.',
  ],
  [
    { type: 'float-top-up-confirmed', ...topUp, proposedBy: 'dev-patel' },
    'Paying £20,000 to the cash-out provider in advance, proposed by dev-patel, was confirmed.',
  ],
  [
    { type: 'float-top-up-withdrawn', ...topUp },
    'The proposal to pay £20,000 to the cash-out provider in advance was withdrawn.',
  ],
  [
    { type: 'month-close-proposed', month: '2021-12' },
    'Closing 2021-12 was proposed. Somebody else must confirm it.',
  ],
  [
    { type: 'month-close-withdrawn', month: '2021-12' },
    'The proposal to close 2021-12 was withdrawn. The month is open.',
  ],
  [
    { type: 'month-closed', month: '2021-12', fingerprint: 'f1', proposedBy: 'dev-patel' },
    '2021-12 was closed, as dev-patel had proposed. Its statement’s fingerprint is f1.',
  ],
];

function money() {
  const { runId: _runId, type: _type, ...about } = bodies.sent;
  return about;
}

function place() {
  const { applicationId, programmeId, windowId, ringFence, area: home } = bodies.submitted;
  return { applicationId, programmeId, windowId, ringFence, area: home };
}

describe('what happened', () => {
  test.each(every)('%j is told in words', (body, sentence) => {
    expect(eventSentence(body)).toBe(sentence);
  });

  test('has a sentence for every event there is', () => {
    const told = new Set(every.map(([body]) => body.type));
    const all = eventBodySchema.options.map((option) => option.shape.type.value);
    expect(all.filter((type) => !told.has(type))).toEqual([]);
  });

  test('of one instant is told in the order a story goes', () => {
    const at = '2026-05-06T09:00:00.000Z';
    const events = [
      eventOf(bodies.approved, { at: '2026-05-06T09:00:00.001Z' }),
      eventOf(bodies.assessed('eligible'), { at }),
      eventOf(bodies.submitted, { at }),
    ];
    expect(inStoryOrder(events).map(({ body }) => body.type)).toEqual([
      'application-submitted',
      'eligibility-assessed',
      'award-approved',
    ]);
  });
});

test('whoever did it is named as far as staff may know', () => {
  const name = (kind: Actor['kind']) => actorInWords({ kind, id: 'me' }, 'me');
  expect(name('family')).toBe('the family');
  expect(name('partner')).toBe('partner me');
  expect(name('professional')).toBe('somebody who works with the family');
  expect(name('staff')).toBe('you');
  expect(actorInWords({ kind: 'staff', id: 'other' }, 'me')).toBe('other');
  expect(name('system')).toBe('Open Door');
  expect(name('bank')).toBe('the bank');
  expect(actorInWords({ kind: 'bank', id: 'cash-out' }, 'me')).toBe('the provider');
});

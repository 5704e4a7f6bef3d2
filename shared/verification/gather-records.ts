import type { Claim } from '#shared/approvals/index.ts';
import * as z from 'zod';

import {
  applications,
  applicationSchema,
  contactProofs,
  contactProofSchema,
  contactReminders,
  contactReminderSchema,
  payees,
  sealedPayeeSchema,
} from '#shared/applications/index.ts';
import {
  budgetChanges,
  budgetChangeSchema,
  entries,
  envelopes,
  envelopeSchema,
  type Envelope,
} from '#shared/budget/index.ts';
import { eventSchema, type DomainEvent } from '#shared/events/index.ts';
import { evidenceFiles, evidenceFileSchema } from '#shared/evidence/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import { entrySchema, type LedgerEntry } from '#shared/ledger/index.ts';
import {
  messages,
  messageSchema,
  receipts,
  receiptSchema,
  staffTasks,
  staffTaskSchema,
} from '#shared/messages/index.ts';
import { payeeChecks, payeeCheckSchema } from '#shared/payee-checks/index.ts';
import {
  holdParts,
  holdPartSchema,
  holds,
  holdSchema,
  moneyStops,
  moneyStopSchema,
  payments,
  paymentSchema,
  repairLinks,
  repairLinkSchema,
  railBreakers,
  railBreakerSchema,
  scopeName,
  stopInForce,
  stopKeyOf,
  sealedCodeSchema,
  voucherCodes,
  vouchers,
  voucherSchema,
  type HoldPart,
  type RunPart,
} from '#shared/payments/index.ts';
import { programmeWindows, programmeWindowSchema } from '#shared/programmes/index.ts';
import { movementsOfEvent, type ExpectedMovement } from '#shared/reconciliation/index.ts';
import { keys, type Key } from '#shared/records/index.ts';

import { askedReadersInto, emptyAsked } from './gather-asked.ts';
import { faultAt, type RecordFault } from './check.ts';
import type {
  GatheredApplication,
  GatheredBudgetChange,
  GatheredContactReminder,
  GatheredEvent,
  GatheredMatch,
  GatheredPair,
  GatheredMessage,
  GatheredPayeeCheck,
  GatheredHold,
  GatheredPayment,
  GatheredRecords,
  GatheredRun,
  GatheredRunAccounts,
  GatheredWindow,
  GatheredEvidence,
  GatheredReceipt,
  GatheredReview,
  GatheredTask,
  GatheredVoucher,
} from './gathered-records.ts';
import { emptyGrantRecords, everyGrantReaderInto } from './gather-grants.ts';
import { bankReadersInto, emptyBankRecords } from './gather-bank.ts';
import { claimReadersInto } from './gather-claims.ts';
import { addTo, runReadersInto } from './gather-runs.ts';
import { emptySearchRecords, searchReadersInto } from './gather-searches.ts';
import { emptyReturns, returnReadersInto } from './check-returns.ts';
import { readerOf, type ReadItem } from './read-item.ts';
import { slimApplication } from './slim-records.ts';

export interface GatherRecords {
  add(item: StoredItem): void;
  readonly gathered: GatheredRecords;
}

/**
 * Takes in every item of the records table, in any order. `others` reads the kinds that this stage
 * may not know; `onEvent` sees each event as it passes.
 */
export function gatherRecords(
  options: {
    readonly others?: Readonly<Record<string, ReadItem>>;
    readonly onEvent?: (event: DomainEvent) => void;
  } = {},
): GatherRecords {
  const kept = emptyRecords();
  const readers = new Map<string, ReadItem>([
    ...Object.entries(readersInto(kept, options.onEvent ?? (() => undefined))),
    ...Object.entries(options.others ?? {}),
  ]);
  return {
    add(item) {
      kept.items += 1;
      const read = readers.get(item.kind);
      const complaint = read === undefined ? `There is no kind ${item.kind}.` : read(item);
      if (complaint !== undefined) kept.unreadable.push(faultAt(item, complaint));
    },
    gathered: kept,
  };
}

function emptyRecords() {
  const unreadable: RecordFault[] = [];
  const expected: ExpectedMovement[] = [];
  const pairs: GatheredPair[] = [];
  return {
    items: 0,
    applications: new Map<string, GatheredApplication>(),
    payments: new Map<string, GatheredPayment>(),
    claims: new Map<string, Claim>(),
    holds: new Map<string, GatheredHold>(),
    holdParts: new Map<string, HoldPart[]>(),
    matches: new Map<string, GatheredMatch>(),
    pairs,
    pairLinks: new Set<string>(),
    stopped: new Set<string>(),
    silentRails: new Map<string, 'open' | 'trying'>(),
    stopVersions: new Array<{ readonly key: Key; readonly version: number }>(),
    payees: new Set<string>(),
    contactProofs: new Set<string>(),
    ...emptySearchRecords(),
    ...emptyReturns(),
    contactReminders: new Array<GatheredContactReminder>(),
    repairLinks: new Array<{ readonly applicationId: string; readonly linkId: string }>(),
    payeeChecks: new Map<string, GatheredPayeeCheck>(),
    envelopes: new Map<string, Envelope>(),
    entries: new Map<string, LedgerEntry[]>(),
    budgetChanges: new Map<string, GatheredBudgetChange>(),
    ...emptyAsked(),
    runs: new Map<string, GatheredRun>(),
    vouchers: new Map<string, GatheredVoucher>(),
    codes: new Set<string>(),
    messages: new Map<string, GatheredMessage>(),
    tasks: new Map<string, GatheredTask>(),
    receipts: new Array<GatheredReceipt>(),
    evidence: new Array<GatheredEvidence>(),
    reviews: new Array<GatheredReview>(),
    partnerFamilies: new Map<string, string>(),
    partnerAccesses: new Map<string, number>(),
    runParts: new Map<string, RunPart[]>(),
    runAccounts: new Map<string, GatheredRunAccounts[]>(),
    windows: new Map<string, GatheredWindow>(),
    events: new Map<string, GatheredEvent[]>(),
    expected,
    ...emptyBankRecords(),
    ...emptyGrantRecords(),
    unreadable,
  };
}

type Kept = ReturnType<typeof emptyRecords>;

function readersInto(kept: Kept, onEvent: (event: DomainEvent) => void): Record<string, ReadItem> {
  return {
    [applications.kind]: readerOf(applications, applicationSchema, (application, version) => {
      kept.applications.set(application.applicationId, slimApplication(application, version));
    }),
    [payments.kind]: readerOf(payments, paymentSchema, (payment, version) => {
      kept.payments.set(payment.paymentId, { payment, version });
    }),
    [payees.kind]: readerOf(payees, sealedPayeeSchema, ({ applicationId }) => {
      kept.payees.add(applicationId);
    }),
    [contactProofs.kind]: readerOf(contactProofs, contactProofSchema, ({ applicationId }) => {
      kept.contactProofs.add(applicationId);
    }),
    [repairLinks.kind]: readerOf(
      repairLinks,
      repairLinkSchema,
      ({ applicationId, linkId }) => void kept.repairLinks.push({ applicationId, linkId }),
    ),
    [payeeChecks.kind]: readerOf(payeeChecks, payeeCheckSchema, (check, version) => {
      kept.payeeChecks.set(check.applicationId, { check, version });
    }),
    ...claimReadersInto(kept),
    ...searchReadersInto(kept),
    [holds.kind]: readerOf(holds, holdSchema, (hold, version) => {
      kept.holds.set(hold.holdId, { hold, version });
    }),
    [moneyStops.kind]: readerOf(moneyStops, moneyStopSchema, (stop, version) => {
      kept.stopVersions.push({ key: stopKeyOf(stop.scope), version });
      if (stopInForce(stop) !== undefined) kept.stopped.add(scopeName(stop.scope));
    }),
    [railBreakers.kind]: readerOf(railBreakers, railBreakerSchema, ({ rail, state }, version) => {
      kept.stopVersions.push({ key: keys.railBreaker(rail), version });
      if (state !== 'closed') kept.silentRails.set(rail, state);
    }),
    [holdParts.kind]: readerOf(holdParts, holdPartSchema, (part) => {
      addTo(kept.holdParts, part.holdId, part);
    }),
    [envelopes.kind]: readerOf(envelopes, envelopeSchema, (envelope) => {
      kept.envelopes.set(envelope.envelopeId, envelope);
    }),
    [entries.kind]: readerOf(entries, entrySchema, (entry) => {
      addTo(kept.entries, entry.envelopeId, entry);
    }),
    [budgetChanges.kind]: readerOf(budgetChanges, budgetChangeSchema, (change, version) => {
      kept.budgetChanges.set(change.changeId, { change, version });
    }),
    ...askedReadersInto(kept),
    ...runReadersInto(kept),
    [programmeWindows.kind]: readerOf(
      programmeWindows,
      programmeWindowSchema,
      (window, version) => {
        const { pk } = keys.programmeWindow(window.programmeId, window.windowId);
        kept.windows.set(pk, { window, version });
      },
    ),
    ...toldReadersInto(kept),
    ...bankReadersInto(kept),
    ...returnReadersInto(kept),
    ...everyGrantReaderInto(kept),
    event: (item) => {
      const parsed = eventSchema.safeParse(item['event']);
      if (!parsed.success) return `It does not parse: ${z.prettifyError(parsed.error)}`;
      const { eventId, body, actor } = parsed.data;
      const by = actor.kind === 'staff' ? { staffId: actor.id } : {};
      addTo(kept.events, item.pk, { eventId, sk: item.sk, type: body.type, ...by });
      kept.expected.push(...movementsOfEvent(parsed.data));
      onEvent(parsed.data);
      return undefined;
    },
  };
}

/** What families were handed and told, and what is left to a person. */
function toldReadersInto(kept: Kept): Record<string, ReadItem> {
  return {
    [vouchers.kind]: readerOf(vouchers, voucherSchema, (voucher, version) => {
      kept.vouchers.set(voucher.reference, { voucher, version });
    }),
    [voucherCodes.kind]: readerOf(voucherCodes, sealedCodeSchema, ({ reference }) => {
      kept.codes.add(reference);
    }),
    [contactReminders.kind]: readerOf(
      contactReminders,
      contactReminderSchema,
      (reminder, version) => void kept.contactReminders.push({ reminder, version }),
    ),
    [messages.kind]: readerOf(messages, messageSchema, (message, version) => {
      kept.messages.set(message.messageId, { message, version });
    }),
    [receipts.kind]: readerOf(
      receipts,
      receiptSchema,
      (receipt, version) => void kept.receipts.push({ receipt, version }),
    ),
    [evidenceFiles.kind]: readerOf(
      evidenceFiles,
      evidenceFileSchema,
      (file, version) => void kept.evidence.push({ file, version }),
    ),
    [staffTasks.kind]: readerOf(staffTasks, staffTaskSchema, (task, version) => {
      kept.tasks.set(task.taskId, { task, version });
    }),
  };
}

import {
  createStopHeldHelp,
  openHandOver,
  type Considered,
  type Submitted,
  type SubmitApplication,
} from '#shared/applications/index.ts';
import { createFindCodeTo } from '#functions/apply-pages/find-code-to.ts';
import { createContactCodes } from '#shared/contact-codes/index.ts';
import { createKeepEqualityAnswers, type KeptEqualityAnswers } from '#shared/equality/index.ts';
import { createAddEvidence, createWithdrawEvidence, evidenceOf } from '#shared/evidence/index.ts';
import { createOpenConnection, createWithdrawConnection } from '#shared/family-connect/index.ts';
import { createGiveFeedback } from '#shared/feedback/index.ts';
import { done, type Ids, type Result } from '#shared/kernel/index.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { isPossibleAccount } from '#shared/payments/account-check.ts';
import { createChallengeDecision } from '#shared/approvals/index.ts';
import { createAnswerReceipt } from '#shared/messages/index.ts';
import { configuredPartners, createFindPartner } from '#shared/partners/index.ts';
import {
  configuredProgrammes,
  createReadOpenWindows,
  type StandingWindow,
} from '#shared/programmes/index.ts';
import {
  createChangePayee,
  createFindRepairLink,
  createFollowRepairLink,
  createWithdrawApplication,
} from '#shared/payments/index.ts';
import { createSavedApplications, type SavedMessage } from '#shared/saved-applications/index.ts';
import type { Asset, Templates } from '#shared/web/index.ts';
import { createFindConnection } from '#functions/apply-pages/connect/find-connection.ts';
import { createApplyPages } from '#functions/apply-pages/handler.ts';
import { createMayApplyFor } from '#functions/apply-pages/on-behalf-pages.ts';
import type { ApplyPorts } from '#functions/apply-pages/ports.ts';

import { createMemoryCounterStore } from './memory-counter-store.ts';
import { createMemoryEvidenceStore } from './memory-evidence-store.ts';
import { createMemoryRecords } from './memory-records.ts';
import { createMemorySessionStore } from './memory-session-store.ts';

const taken: Considered = {
  programmeId: 'crisis-and-resilience-fund',
  windowId: '2026-2027',
  verdict: 'taken',
  because: 'only-one-open',
};

/** The family pages with a memory behind them: what is sent is kept to be looked at. `real` replaces parts of it. */
export function createFamilySite(
  built: {
    readonly templates: Templates;
    readonly assets: readonly Asset[];
  },
  real: Partial<ApplyPorts> = {},
) {
  const time = { now: '2026-05-06T10:00:00.000Z' };
  const sent: SubmitApplication[] = [];
  const failures: { error: unknown }[] = [];
  const readOpenWindows = createReadOpenWindows(createMemoryRecords());
  const answers: {
    /** What is open, when it is not what the dates say. */
    open?: readonly StandingWindow[];
    submission?: Awaited<ReturnType<ApplyPorts['submitApplication']>>;
  } = {};
  let counter = 0;
  const ids: Ids = {
    opaque: () => `opaque-${(counter += 1)}`,
    reference: () => {
      counter += 1;
      return counter < 100
        ? `7K3QD9XW${String(counter).padStart(2, '0')}`
        : String(7_000_000_000 + counter);
    },
  };
  const nothingKept = {
    ...createMemoryRecords(),
    clock: { now: () => time.now },
    matchingKey: 'matching-key',
  };
  const saved = createMemorySessionStore();
  const told: SavedMessage[] = [];
  const equality = new Map<string, KeptEqualityAnswers>();
  const evidence = createMemoryEvidenceStore();
  const counters = createMemoryCounterStore();
  const limiter = createLimiter({ counters, key: 'limit-key' });
  const ports: ApplyPorts = {
    limiter,
    savedApplications: createSavedApplications({
      store: saved,
      clock: { now: () => time.now },
      matchingKey: 'matching-key',
      limiter,
      tell: (message) => {
        told.push(message);
        return Promise.resolve();
      },
    }),
    submitApplication: (request) => {
      if (answers.submission !== undefined) return Promise.resolve(answers.submission);
      const already = sent.some((before) => before.applicationId === request.applicationId);
      if (!already) sent.push(request);
      const result: Result<Submitted, never> = done({
        applicationId: request.applicationId,
        considered: [taken],
        already,
      });
      return Promise.resolve(result);
    },
    readOpenWindows: async (at, door) => answers.open ?? (await readOpenWindows(at, door)),
    openHandOver: (token, at) => openHandOver(token, 'matching-key', at),
    mayApplyFor: createMayApplyFor(
      createFindPartner({ ...createMemoryRecords(), partners: configuredPartners }),
    ),
    wasSent: (id) => Promise.resolve(sent.some(({ applicationId }) => applicationId === id)),
    findStatus: ({ reference, dateOfBirth, postcode }) => {
      const found = sent.find(
        ({ applicationId, form }) =>
          applicationId === reference &&
          form.dateOfBirth === dateOfBirth &&
          (form.home.kind === 'address' ? form.home.postcode : undefined) === postcode,
      );
      return Promise.resolve(
        found && {
          reference,
          next: 'redeem' as const,
          pieces: [
            {
              ...{ rail: 'cash-out', state: 'expired', amountPence: 10_000, codeEnding: '7D1M' },
              ...{ expiresAt: '2026-05-05T09:00:00.000Z', follows: 'new-made' },
            } as const,
            {
              ...{ follows: undefined },
              ...{ rail: 'cash-out', state: 'issued', amountPence: 10_000, codeEnding: '9F2K' },
              expiresAt: '2026-06-06T09:00:00.000Z',
            } as const,
            {
              ...{ rail: 'cash-out', state: 'ordered', amountPence: 3_000 },
              ...{ codeEnding: undefined, expiresAt: undefined, follows: undefined },
            } as const,
          ],
          mayWithdraw: false,
          mayChallenge: false,
          moreHelp: false,
          funds: [
            {
              name: 'Crisis and Resilience Fund',
              taken: true,
              because: 'only-one-open' as const,
            },
          ],
          events: [
            { kind: 'received' as const, at: '2026-05-06T10:00:00.000Z' },
            { kind: 'said-yes' as const, at: '2026-05-07T09:00:00.000Z', amountPence: 13_000 },
            { kind: 'payment-sent' as const, at: '2026-05-07T14:00:00.000Z', amountPence: 13_000 },
          ],
        },
      );
    },
    isPossibleAccount: (account) => Promise.resolve(isPossibleAccount(account)),
    openConnection: createOpenConnection(nothingKept),
    findConnection: createFindConnection(nothingKept.records),
    withdrawConnection: createWithdrawConnection(nothingKept),
    stopHeldHelp: createStopHeldHelp(nothingKept),
    contactCodes: createContactCodes({
      ...{ ...nothingKept, limiter, store: createMemorySessionStore() },
      tell: () => Promise.resolve(),
    }),
    findCodeTo: createFindCodeTo(nothingKept.records),
    keepEqualityAnswers: createKeepEqualityAnswers({
      ...nothingKept,
      store: {
        keep: (answers) => {
          equality.set(answers.key, answers);
          return Promise.resolve();
        },
      },
    }),
    giveFeedback: createGiveFeedback(nothingKept),
    answerReceipt: createAnswerReceipt(nothingKept),
    isReceiptLink: () => false,
    findEvidence: (applicationId) => evidenceOf(nothingKept.records, applicationId),
    addEvidence: createAddEvidence({ ...nothingKept, ids, store: evidence.store }),
    withdrawEvidence: createWithdrawEvidence(nothingKept),
    resendCodes: () => Promise.resolve('nothing-to-send'),
    challengeDecision: createChallengeDecision(nothingKept),
    withdrawApplication: createWithdrawApplication(nothingKept),
    findWaysToPay: () => Promise.resolve([]),
    isOpenLink: createFindRepairLink(nothingKept),
    followRepairLink: createFollowRepairLink(nothingKept),
    changePayee: createChangePayee(nothingKept),
    ...real,
  };
  const store = createMemorySessionStore();
  const site = createApplyPages({
    ports,
    programmes: configuredProgrammes,
    store,
    signingKey: 'signing-key',
    edgeKey: 'edge-key-of-the-tests',
    secure: false,
    templates: built.templates,
    assets: built.assets,
    clock: { now: () => time.now },
    ids,
    log: { pageFailed: (event) => failures.push(event) },
  });
  return {
    site,
    time,
    sent,
    failures,
    store,
    saved,
    told,
    answers,
    evidence,
    equality,
    counters,
    kept: nothingKept,
  };
}

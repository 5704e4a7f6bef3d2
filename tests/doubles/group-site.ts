import { createGroupPages } from '#functions/group-pages/handler.ts';
import { groupVisitSchema, type GroupVisit } from '#functions/group-pages/visit.ts';
import {
  createAskContactAgain,
  createBeginApplication,
  createConfirmApplication,
  createInvitePerson,
  createMendContact,
  createRemovePerson,
  createSaveSection,
  createSendForConfirmation,
  createTellGroup,
  groupMessageSchema,
  type GroupMessage,
} from '#shared/community-grants/index.ts';
import {
  type AccountMessage,
  accountMessageSchema,
  type AwardMessage,
  awardMessageSchema,
  createAcceptOffer,
  createAskAboutAccountAgain,
  createAskToAcceptAgain,
  createConfirmOtherAccount,
  createConfirmProposal,
  createDeclineOffer,
  createEndOffers,
  createGiveGrantAccount,
  createGiveOtherAccount,
  createKeepPresentAccount,
  createProposeAward,
  createProposeRefusal,
  createSendForAcceptance,
  createTakeApplicationBack,
  createTellGroupOfAccount,
  createTellGroupOfAward,
  createWithdrawAward,
} from '#shared/grant-awards/index.ts';
import {
  type ChangeMessage,
  changeMessageSchema,
  createAgreeToChange,
  createAskForChange,
  createRefuseChange,
  createTakeChangeBack,
  createTellGroupOfChange,
} from '#shared/grant-changes/index.ts';
import {
  createRefuseOtherAccount,
  createTakeOtherAccount,
  createTellGroupOfReturn,
  returnMessageSchema,
  type ReturnMessage,
} from '#shared/grant-payments/index.ts';
import { messagesFor } from '#shared/events/index.ts';
import { createSendPaper, createTakePaperBack } from '#shared/grant-papers/index.ts';
import {
  createAskForMoneyBack,
  createDecideRepayment,
  createLetMoneyGo,
  createRemindOfMoneyBack,
  createTakeMoneyBack,
  createTellGroupOfRepayment,
  repaymentMessageSchema,
  type RepaymentMessage,
} from '#shared/grant-repayments/index.ts';
import {
  createAcceptReport,
  createAskForMore,
  createRemindOfReports,
  createSaveReport,
  createTellGroupOfReport,
  reportMessageSchema,
  type ReportMessage,
} from '#shared/grant-reports/index.ts';
import { createGroupSignIn, createTellWhoeverSignsIn } from '#shared/group-sign-in/index.ts';
import { createLimiter } from '#shared/limits/index.ts';
import type { Ids } from '#shared/kernel/index.ts';
import { isPossibleAccount } from '#shared/payments/account-check.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import {
  assetRoutes,
  createPageSite,
  type Asset,
  type PageSite,
  type Templates,
} from '#shared/web/index.ts';
import { examplePublisher } from '#tests/builders/example-publisher.ts';
import { answered, groupAnswers, type AnsweredSection } from '#tests/builders/group-answers.ts';

import { createMovableClock } from './fixed-clock.ts';
import { createKeptMessages } from './kept-messages.ts';
import { createMemoryCounterStore } from './memory-counter-store.ts';
import { createMemoryEvidenceStore } from './memory-evidence-store.ts';
import { createMemoryRecords } from './memory-records.ts';
import { createMemorySessionStore } from './memory-session-store.ts';
import { createPageVisitor, type Seen } from './page-visitor.ts';

const matchingKey = 'matching-key';
export const openRound = 'closer-to-home-2026';

/** The use cases of groups over the records double, with everybody's inbox. */
export function createGroupPlatform(now = '2026-11-20T10:00:00.000Z') {
  const clock = createMovableClock(now);
  const memory = createMemoryRecords();
  const { records, commit } = memory;
  const sender = createKeptMessages();
  const codes = createMemorySessionStore();
  const telling = { sender, clock, matchingKey, serviceOrigin: 'https://open-door.example' };
  const tellGroup = createTellGroup({ ...telling, records });
  const tellWhoeverSignsIn = createTellWhoeverSignsIn({ ...telling, store: codes });
  const tellGroupOfAward = createTellGroupOfAward({ ...telling, records });
  const tellGroupOfAccount = createTellGroupOfAccount({ ...telling, records });
  const tellGroupOfChange = createTellGroupOfChange({ ...telling, records });
  const tellGroupOfReturn = createTellGroupOfReturn({ ...telling, records });
  const tellGroupOfReport = createTellGroupOfReport({ ...telling, records });
  const tellGroupOfRepayment = createTellGroupOfRepayment({ ...telling, records });
  const askedOfRepayment: RepaymentMessage[] = [];
  const asked: GroupMessage[] = [];
  const askedOfAward: AwardMessage[] = [];
  const askedOfAccount: AccountMessage[] = [];
  const askedOfReturn: ReturnMessage[] = [];
  const askedOfReport: ReportMessage[] = [];
  const askedOfChange: ChangeMessage[] = [];
  memory.onCommit((writes) => {
    for (const write of writes) {
      if (!('item' in write) || !isEventItem(write.item)) continue;
      for (const { body, target } of messagesFor(parseEvent(write.item))) {
        // What the rest of the platform is asked by money that moves is no message to a group.
        if (target !== 'messages') continue;
        const message: unknown = JSON.parse(body);
        const ofAward = awardMessageSchema.safeParse(message);
        const ofAccount = accountMessageSchema.safeParse(message);
        const ofReturn = returnMessageSchema.safeParse(message);
        const ofReport = reportMessageSchema.safeParse(message);
        const ofRepayment = repaymentMessageSchema.safeParse(message);
        const ofChange = changeMessageSchema.safeParse(message);
        if (ofAward.success) askedOfAward.push(ofAward.data);
        else if (ofAccount.success) askedOfAccount.push(ofAccount.data);
        else if (ofReturn.success) askedOfReturn.push(ofReturn.data);
        else if (ofReport.success) askedOfReport.push(ofReport.data);
        else if (ofChange.success) askedOfChange.push(ofChange.data);
        else if (ofRepayment.success) askedOfRepayment.push(ofRepayment.data);
        else asked.push(groupMessageSchema.parse(message));
      }
    }
  });
  const evidence = createMemoryEvidenceStore();
  let counter = 0;
  const ids: Ids = {
    opaque: () => `opaque-${(counter += 1)}`,
    reference: () => `7K3QD9XW${String((counter += 1)).padStart(2, '0')}`.slice(0, 10),
  };
  const ports = { records, commit, clock, matchingKey };
  return {
    ...{
      ...memory,
      clock,
      sender,
      asked,
      askedOfAward,
      askedOfAccount,
      askedOfReturn,
      askedOfReport,
      tellGroup,
      tellGroupOfAccount,
      tellGroupOfReturn,
      tellGroupOfReport,
      tellGroupOfChange,
      askedOfChange,
      tellGroupOfRepayment,
      tellGroupOfAward,
      tellWhoeverSignsIn,
      codes,
      matchingKey,
      ids,
    },
    beginApplication: createBeginApplication(ports),
    saveSection: createSaveSection(ports),
    invitePerson: createInvitePerson(ports),
    removePerson: createRemovePerson(ports),
    mendContact: createMendContact(ports),
    sendForConfirmation: createSendForConfirmation(ports),
    askContactAgain: createAskContactAgain(ports),
    confirmApplication: createConfirmApplication(ports),
    takeApplicationBack: createTakeApplicationBack(ports),
    giveAccount: createGiveGrantAccount({ ...ports, payeeSecret: matchingKey }),
    sendForAcceptance: createSendForAcceptance(ports),
    askToAcceptAgain: createAskToAcceptAgain(ports),
    acceptOffer: createAcceptOffer({ ...ports, matchingKey }),
    giveOtherAccount: createGiveOtherAccount({ ...ports, payeeSecret: matchingKey }),
    keepPresentAccount: createKeepPresentAccount(ports),
    askAboutAccountAgain: createAskAboutAccountAgain(ports),
    confirmOtherAccount: createConfirmOtherAccount({ ...ports, matchingKey }),
    declineOffer: createDeclineOffer(ports),
    proposeAward: createProposeAward(ports),
    proposeRefusal: createProposeRefusal(ports),
    confirmProposal: createConfirmProposal(ports),
    withdrawAward: createWithdrawAward(ports),
    takeOtherAccount: createTakeOtherAccount(ports),
    refuseOtherAccount: createRefuseOtherAccount(ports),
    askForChange: createAskForChange(ports),
    takeChangeBack: createTakeChangeBack(ports),
    agreeToChange: createAgreeToChange(ports),
    refuseChange: createRefuseChange(ports),
    endOffers: createEndOffers(ports),
    sendPaper: createSendPaper({ ...ports, ids, store: evidence.store }),
    takePaperBack: createTakePaperBack(ports),
    saveReport: createSaveReport(ports),
    acceptReport: createAcceptReport(ports),
    askForMore: createAskForMore(ports),
    remindOfReports: createRemindOfReports(ports),
    askForMoneyBack: createAskForMoneyBack(ports),
    letMoneyGo: createLetMoneyGo(ports),
    decideRepayment: createDecideRepayment(ports),
    takeMoneyBack: createTakeMoneyBack(ports),
    remindOfMoneyBack: createRemindOfMoneyBack(ports),
    evidence,
    isPossibleAccount,
    publisher: examplePublisher,
    ourAccount: { name: 'BVSC Open Door', sortCode: '871427', accountNumber: '46238510' },
    limiter: createLimiter({ counters: createMemoryCounterStore(), key: 'key' }),
    signIn: createGroupSignIn({
      ...{ store: codes, clock, matchingKey },
      tell: (message) => tellWhoeverSignsIn(message),
    }),
    /** Sends what the events asked for since. */
    async deliver(): Promise<void> {
      for (const message of asked.splice(0)) await tellGroup(message);
      for (const message of askedOfAward.splice(0)) await tellGroupOfAward(message);
      for (const message of askedOfAccount.splice(0)) await tellGroupOfAccount(message);
      for (const message of askedOfReturn.splice(0)) await tellGroupOfReturn(message);
      for (const message of askedOfReport.splice(0)) await tellGroupOfReport(message);
      for (const message of askedOfChange.splice(0)) await tellGroupOfChange(message);
      for (const message of askedOfRepayment.splice(0)) await tellGroupOfRepayment(message);
    },
    /** What was sent to an address, the newest last. */
    inbox: (email: string): readonly string[] =>
      sender.sent
        .filter(({ to }) => to.channel === 'email' && to.email === email)
        .map(({ body }) => body),
  };
}

/** The groups' pages with a memory behind them. */
export function createGroupSite(
  built: { readonly templates: Templates; readonly assets: readonly Asset[] },
  platform = createGroupPlatform(),
) {
  const failures: { error: unknown }[] = [];
  const common = {
    ...built,
    ...{ clock: platform.clock, ids: platform.ids },
    log: { pageFailed: (event: { error: unknown }) => failures.push(event) },
  };
  const [store, signingKey] = [createMemorySessionStore(), 'signing-key'];
  const pages = createGroupPages({ ...common, ports: platform, store, signingKey, secure: false });
  // Stylesheets come from the families' pages, behind the same address.
  const assets = createPageSite<GroupVisit>({
    ...common,
    routes: assetRoutes<GroupVisit>(built.assets),
    sessions: {
      ...{ store, dataSchema: groupVisitSchema, begin: () => ({}), idleSeconds: 60 },
      stayPath: '/grants/stay',
      cookie: { name: 'od-family', secure: false, signingKey },
    },
    words: { en: {} },
    surroundings: () => ({}),
  });
  const site: PageSite = (event, context) =>
    (event as { rawPath: string }).rawPath.startsWith('/assets/')
      ? assets(event, context)
      : pages(event, context);

  const codeFor = (email: string) =>
    /^(\d{5}) /.exec(platform.inbox(email).findLast((body) => /^\d{5} /.test(body)) ?? '')?.[1] ??
    '';

  /** Somebody with a browser who came in by a code; they begin an application when they say so. */
  async function visitor(email: string, begins?: { readonly name: string }) {
    const browser = createPageVisitor(site);
    const door = begins === undefined ? '/grants/sign-in' : `/grants/begin/${openRound}`;
    await browser.see(door);
    await browser.send(door, { email, ...begins });
    await browser.see('/grants/code');
    const { headers } = await browser.send('/grants/code', { code: codeFor(email) });
    const home = headers['location'] ?? '';
    const save = async (
      section: AnsweredSection,
      change: Record<string, string | string[]> = {},
    ) => {
      await browser.see(`${home}/${section}`);
      const answers = { ...answered(section), finished: 'yes', ...change };
      return browser.send(`${home}/${section}`, answers);
    };
    return Object.assign(browser, {
      home,
      save,
      /** Completes every section, and sends the application to its two contacts. */
      async sendAll(): Promise<Seen> {
        for (const section of Object.keys(groupAnswers) as AnsweredSection[]) await save(section);
        await browser.see(`${home}/check`);
        const sent = await browser.send(`${home}/check`, {});
        await platform.deliver();
        return sent;
      },
    });
  }

  /** The link in the newest message to a contact. */
  function linkOf(email: string): string {
    const body = platform.inbox(email).findLast((each) => each.includes('/grants/confirm/')) ?? '';
    return /https:\/\/open-door\.example(\/grants\/confirm\/\S+)/.exec(body)?.[1] ?? '';
  }

  return { site, platform, failures, visitor, codeFor, linkOf };
}

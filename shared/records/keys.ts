/**
 * Every key of the records table with the question it answers. All access is by these; nobody scans
 * outside operations commands.
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The bank's months lie with the books of the month itself; each float has its own. */
function bookedMonth(account: string, month: string): string {
  return account === 'bank' ? `BANK#${month}` : `FLOAT#${account}#${month}`;
}

export const keys = {
  /** One application; its payments and its whole history share the partition. */
  application: (applicationId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: 'APPLICATION',
  }),
  /** One payment of an application, a family's or a group's, by instalment. */
  payment: (applicationId: string, instalment: number): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `PAYMENT#${String(instalment).padStart(2, '0')}`,
  }),
  /** A family's way to give other bank details, in the history of its case. */
  repairLink: (applicationId: string, linkId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `REPAIR-LINK#${linkId}`,
  }),
  /** One voucher or code of an attempt to pay, by piece. */
  voucher: (applicationId: string, instalment: number, attempt: number, piece: number): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `VOUCHER#${[instalment, attempt, piece].map((each) => String(each).padStart(2, '0')).join('#')}`,
  }),
  /** The sealed code of a voucher: apart from the case and from where to pay, for the sender alone. */
  voucherCode: (applicationId: string, reference: string): Key => ({
    pk: `CODE#${applicationId}`,
    sk: `CODE#${reference}`,
  }),
  /** What is known of one file a family sent as proof; its content lies in a bucket. */
  evidenceFile: (applicationId: string, fileId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `EVIDENCE#${fileId}`,
  }),
  /** The same of a file that a community group sent; with the history of its application. */
  grantFile: (grantApplicationId: string, fileId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: `FILE#${fileId}`,
  }),
  /** A message to a family, made once for what caused it. */
  message: (applicationId: string, messageId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `MESSAGE#${messageId}`,
  }),
  /** Whether a family says that an attempt to pay it reached it. */
  receipt: (applicationId: string, instalment: number, attempt: number): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `RECEIPT#${String(instalment).padStart(2, '0')}#${String(attempt).padStart(2, '0')}`,
  }),
  /** One thing by which staff find a case; with the case, so that it goes when the case goes. */
  searchEntry: (applicationId: string, kind: string, place: number): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `SEARCH#${kind}#${String(place).padStart(2, '0')}`,
  }),
  /** Who of staff has a case, so that no two decide it unaware; in the case's own partition. */
  caseAssignment: (applicationId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: 'ASSIGNED',
  }),
  /** Who of staff has an interest in a family's application or a group's; in its own partition. */
  declaredInterests: (subject: 'case' | 'grant', applicationId: string): Key => ({
    pk: subject === 'case' ? `APPLICATION#${applicationId}` : `GRANT#${applicationId}`,
    sk: 'INTERESTS',
  }),
  /** That somebody searched, for what kinds of things, and which cases they were shown. */
  caseSearch: (searchId: string): Key => ({ pk: `CASE-SEARCH#${searchId}`, sk: 'CASE-SEARCH' }),
  /** That somebody took the cases of a programme away as a file. */
  caseExport: (exportId: string): Key => ({ pk: `CASE-EXPORT#${exportId}`, sk: 'CASE-EXPORT' }),
  /** The parts of queues that somebody of staff comes back to. */
  savedFilters: (staffId: string): Key => ({ pk: `STAFF#${staffId}`, sk: 'SAVED-FILTERS' }),
  /** Something that only a person can do for a family. */
  staffTask: (applicationId: string, taskId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `TASK#${taskId}`,
  }),
  /** Where to pay: apart from the case, so that a role can read one without the other. */
  payee: (applicationId: string): Key => ({ pk: `PAYEE#${applicationId}`, sk: 'PAYEE' }),
  /** The accounts a run was collected with, by part of its file: until its bank has answered. */
  runAccountsOf: (runId: string): string => `PAYEE#RUN#${runId}`,
  runAccounts: (runId: string, part: number): Key => ({
    pk: `PAYEE#RUN#${runId}`,
    sk: `PART#${String(part).padStart(5, '0')}`,
  }),
  /** Who approved one attempt to pay an instalment of a grant: with its payment, where no group reads. */
  grantApproval: (grantApplicationId: string, instalment: number, attempt: number): Key => ({
    pk: `APPLICATION#${grantApplicationId}`,
    sk: `GRANT-APPROVAL#${String(instalment).padStart(2, '0')}#${String(attempt).padStart(2, '0')}`,
  }),
  /** What the family's bank says of the name on the account; in the case's own partition. */
  payeeCheck: (applicationId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: 'PAYEE-CHECK',
  }),
  /** That its family reads what is sent to the contact it gave; in the case's own partition. */
  contactProof: (applicationId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: 'CONTACT-PROOF',
  }),
  /** That its family is reminded to type in the code, once; beside the case as well. */
  contactReminder: (applicationId: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: 'CONTACT-REMINDER',
  }),
  /** That a partner brought an application, among all that it brought. */
  partnerFamily: (partnerId: string, applicationId: string): Key => ({
    pk: `PARTNER#${partnerId}`,
    sk: `FAMILY#${applicationId}`,
  }),
  partnerFamiliesBeginning: 'FAMILY#',
  /** The keys of one partner's system, and whether it was stopped. */
  partnerAccess: (partnerId: string): Key => ({ pk: `PARTNER#${partnerId}`, sk: 'ACCESS' }),
  /** Who holds a household's or a person's one award in a window. */
  claim: (claimId: string): Key => ({ pk: `CLAIM#${claimId}`, sk: 'CLAIM' }),
  /** Which applications of a programme share one keyed hash: an account, a telephone, an address, a person. */
  match: (matchId: string): Key => ({ pk: `MATCH#${matchId}`, sk: 'MATCH' }),
  /** What one application may have in common with an earlier one, and what a person made of it. */
  pair: (laterId: string, earlierId: string): Key => ({
    pk: `APPLICATION#${laterId}`,
    sk: `PAIR#${earlierId}`,
  }),
  pairsBeginning: 'PAIR#',
  /** The challenge of one decision on an application, and what came of it. */
  decisionReview: (applicationId: string, decidedAt: string): Key => ({
    pk: `APPLICATION#${applicationId}`,
    sk: `REVIEW#${decidedAt}`,
  }),
  reviewsBeginning: 'REVIEW#',
  /** Leads from the earlier application of a pair to the later, whose partition holds it. */
  pairLink: (earlierId: string, laterId: string): Key => ({
    pk: `APPLICATION#${earlierId}`,
    sk: `PAIRED#${laterId}`,
  }),
  pairLinksBeginning: 'PAIRED#',
  /** One envelope: its balances and the head of its ledger. */
  envelope: (envelopeId: string): Key => ({ pk: `ENVELOPE#${envelopeId}`, sk: 'ENVELOPE' }),
  /** The ledger entries of an envelope in order. */
  entry: (envelopeId: string, sequence: number): Key => ({
    pk: `ENVELOPE#${envelopeId}`,
    sk: `ENTRY#${String(sequence).padStart(9, '0')}`,
  }),
  /** What staff have made of one window of a programme, and the history of it. */
  programmeWindow: (programmeId: string, windowId: string): Key => ({
    pk: `WINDOW#${programmeId}#${windowId}`,
    sk: 'WINDOW',
  }),
  /** One proposal to put money into envelopes or to move it between them. */
  budgetChange: (changeId: string): Key => ({
    pk: `BUDGET-CHANGE#${changeId}`,
    sk: 'BUDGET-CHANGE',
  }),
  /** What was proposed, or signed, of a programme's official return for a period. */
  returnEdition: (programmeId: string, periodId: string, edition: number): Key => ({
    pk: `RETURN#${programmeId}#${periodId}`,
    sk: `EDITION#${String(edition).padStart(4, '0')}`,
  }),
  returnEditionsBeginning: 'EDITION#',
  /** One payment run, and the parts of its file in order. */
  run: (runId: string): Key => ({ pk: `RUN#${runId}`, sk: 'RUN' }),
  runPart: (runId: string, part: number): Key => ({
    pk: `RUN#${runId}`,
    sk: `PART#${String(part).padStart(5, '0')}`,
  }),
  /** One bank statement, and the parts of its content in order. */
  statement: (statementId: string): Key => ({ pk: `STATEMENT#${statementId}`, sk: 'STATEMENT' }),
  statementPart: (statementId: string, part: number): Key => ({
    pk: `STATEMENT#${statementId}`,
    sk: `PART#${String(part).padStart(5, '0')}`,
  }),
  /** What was booked on an account of ours in a month, and what two people settled of it. */
  bookedMonth,
  bookedLine: (account: string, month: string, lineId: string): Key => ({
    pk: bookedMonth(account, month),
    sk: `LINE#${lineId}`,
  }),
  settlement: (account: string, month: string, settlementId: string): Key => ({
    pk: bookedMonth(account, month),
    sk: `SETTLEMENT#${settlementId}`,
  }),
  /** That one of those lines is money a community group gave back. */
  repaidLine: (month: string, lineId: string): Key => ({
    pk: bookedMonth('bank', month),
    sk: `REPAID#${lineId}`,
  }),
  /** Money that two people say was paid to a provider of codes in advance. */
  floatTopUp: (topUpId: string): Key => ({ pk: `FLOAT-TOP-UP#${topUpId}`, sk: 'TOP-UP' }),
  /** Whether staff stopped the money of a programme or a rail, and whether the rail's provider answers. */
  moneyStop: (kind: 'programme' | 'rail', name: string): Key => ({
    pk: `MONEY-STOP#${kind}#${name}`,
    sk: 'MONEY-STOP',
  }),
  railBreaker: (rail: string): Key => ({ pk: `MONEY-STOP#rail#${rail}`, sk: 'BREAKER' }),
  /** One hold on payments, and which payments it holds. */
  hold: (holdId: string): Key => ({ pk: `HOLD#${holdId}`, sk: 'HOLD' }),
  holdPart: (holdId: string, part: number): Key => ({
    pk: `HOLD#${holdId}`,
    sk: `PART#${String(part).padStart(5, '0')}`,
  }),
  /** Whether a month is open or closed, what each envelope did in it, and what was matched when it closed. */
  monthBook: (month: string): Key => ({ pk: `BANK#${month}`, sk: 'BOOK' }),
  monthEnvelope: (month: string, envelopeId: string): Key => ({
    pk: `MONTH#${month}`,
    sk: `ENVELOPE#${envelopeId}`,
  }),
  monthMatchesBeginning: 'MATCHES#',
  monthMatches: (account: string, month: string, part: number): Key => ({
    pk: bookedMonth(account, month),
    sk: `MATCHES#${String(part).padStart(5, '0')}`,
  }),
  /** One request for further help. */
  connection: (connectionRequestId: string): Key => ({
    pk: `CONNECTION#${connectionRequestId}`,
    sk: 'CONNECTION',
  }),
  /** News of it that the case-management system did not take at first; with its history. */
  untakenNews: (connectionRequestId: string, newsId: string): Key => ({
    pk: `CONNECTION#${connectionRequestId}`,
    sk: `UNTAKEN-NEWS#${newsId}`,
  }),
  /** A file with which families are handed to the case-management system of their team. */
  connectionHandOff: (handOffId: string): Key => ({
    pk: `CONNECTION#FILE#${handOffId}`,
    sk: 'FILE',
  }),
  /** What somebody thinks of our pages. */
  feedback: (feedbackId: string): Key => ({ pk: `FEEDBACK#${feedbackId}`, sk: 'FEEDBACK' }),
  /** A community group's application for a grant, with its history. */
  grantApplication: (grantApplicationId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: 'GRANT',
  }),
  /** What became of it: at most one award, or one no, at a time; with the history of the application. */
  grantAward: (grantApplicationId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: 'AWARD',
  }),
  /** What those who score it, its locality and the panel say of it; with the history of the application. */
  grantAssessment: (grantApplicationId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: 'ASSESSMENT',
  }),
  /** In which order the panel of a round has put its applications. */
  grantPanel: (roundId: string): Key => ({ pk: `GRANT-PANEL#${roundId}`, sk: 'PANEL' }),
  /** What a group reports of its grant; with the history of the application. */
  grantReport: (grantApplicationId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: 'REPORT',
  }),
  /** Another account that a group gave after it accepted; with the history of the application. */
  grantAccountChange: (grantApplicationId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: 'ACCOUNT-CHANGE',
  }),
  /** What a group asked to change of its grant, and what was agreed; with the history of the application. */
  grantChange: (grantApplicationId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: 'CHANGE',
  }),
  /** What a group was asked to give back of its grant, and what it gave; with the history of the application. */
  grantRepayment: (grantApplicationId: string): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: 'REPAYMENT',
  }),
  /** Where to pay a grant: apart from everything else of the group, each account it gives by itself. */
  grantPayee: (grantApplicationId: string, revision: number): Key => ({
    pk: `PAYEE#GRANT#${grantApplicationId}`,
    sk: `PAYEE#${revision}`,
  }),
  /** What anybody may read of the grants of a round, apart from everything else of their groups. */
  publishedGrantsOf: (roundId: string): string => `GRANT-PUBLISHED#${roundId}`,
  publishedGrant: (roundId: string, grantApplicationId: string): Key => ({
    pk: `GRANT-PUBLISHED#${roundId}`,
    sk: `GRANT#${grantApplicationId}`,
  }),
  publishedGrantsBeginning: 'GRANT#',
  /** What of them is open data, as somebody signed it; beside them. */
  openGrant: (roundId: string, grantApplicationId: string): Key => ({
    pk: `GRANT-PUBLISHED#${roundId}`,
    sk: `OPEN#${grantApplicationId}`,
  }),
  openGrantsBeginning: 'OPEN#',
  /** Which applications for grants somebody works on, by a keyed hash of their address. */
  /** One thing by which staff find a group's application; with the application, so that it goes with it. */
  grantSearchEntry: (grantApplicationId: string, kind: string, place: number): Key => ({
    pk: `GRANT#${grantApplicationId}`,
    sk: `SEARCH#${kind}#${String(place).padStart(2, '0')}`,
  }),
  grantSearchBeginning: 'SEARCH#',
  grantMembershipsOf: (personId: string): string => `GRANT-PERSON#${personId}`,
  grantMembership: (personId: string, grantApplicationId: string): Key => ({
    pk: `GRANT-PERSON#${personId}`,
    sk: `GRANT#${grantApplicationId}`,
  }),
  /** A message that could not be handled, with its reason. */
  parked: (parkedId: string): Key => ({ pk: `PARKED#${parkedId}`, sk: 'PARKED' }),
  /** An event in the partition of what it is about, in the order it happened. */
  event: (subjectPk: string, at: string, eventId: string): Key => ({
    pk: subjectPk,
    sk: `EVENT#${at}#${eventId}`,
  }),
} as const;

/** The work queues of the index `byQueue`; each is read in `queueOrder`. */
export const queues = {
  /** Cases of a programme in one work queue, most urgent first. */
  cases: (programmeId: string, caseQueue: string) => `CASES#${programmeId}#${caseQueue}`,
  /** The same of one locality alone, in the same order; read in the index `byLocality`. */
  localCases: (programmeId: string, caseQueue: string, localityCode: string) =>
    `CASES#${programmeId}#${caseQueue}#${localityCode}`,
  /** The cases that one keyed hash leads to, oldest first: of a name, a postcode, a telephone. */
  foundBy: (token: string) => `FOUND-BY#${token}`,
  /** The searches of a month, oldest first. */
  caseSearches: (month: string) => `CASE-SEARCHES#${month}`,
  /** Who took cases away as a file, oldest first. */
  caseExports: () => 'CASE-EXPORTS',
  /** The families that one partner applied for, oldest first. */
  partnerFamilies: (partnerId: string) => `PARTNER-FAMILIES#${partnerId}`,
  /** Pairs of applications that a person must compare, oldest first. */
  pairs: (programmeId: string) => `PAIRS#${programmeId}`,
  /** Decisions that families challenged, those first that must be answered first. */
  openReviews: () => 'REVIEWS#open',
  /** What so many applications share that a person must say whether it links them at all. */
  sharedByMany: (programmeId: string) => `SHARED#${programmeId}`,
  /** Payments of a programme on one rail in one state, oldest first. */
  payments: (programmeId: string, rail: string, state: string) =>
    `PAYMENTS#${programmeId}#${rail}#${state}`,
  /** Payments to families that arrived and whose account is kept still, those first that arrived first. */
  accountsPaidInto: () => 'ACCOUNTS-PAID-INTO',
  /** Pieces that were ordered and of which no code came yet, those ordered longest ago first. */
  vouchersToIssue: () => 'VOUCHERS#ordered',
  /** Those of them that staff were told of, because their code should have come: oldest first. */
  missingVouchers: () => 'VOUCHERS#missing',
  /** Vouchers and codes that somebody may still redeem, those first that must be looked at first. */
  vouchersToRedeem: () => 'VOUCHERS#issued',
  /** Holds of a programme, oldest first: those that hold something, and those that held it. */
  holds: (programmeId: string, state: 'in-force' | 'lifted') => `HOLDS#${programmeId}#${state}`,
  /** Payment runs of a programme, newest last. */
  runs: (programmeId: string) => `RUNS#${programmeId}`,
  /** Those of them of which nobody knows whether the bank or provider has the file. */
  unclearRuns: (programmeId: string) => `RUNS#${programmeId}#unclear`,
  /** Requests for further help of a locality in one state, oldest first. */
  connections: (localityCode: string, state: string) => `CONNECTIONS#${localityCode}#${state}`,
  /** The files with which families of a locality were handed on, oldest first. */
  connectionHandOffs: (localityCode: string) => `CONNECTION_FILES#${localityCode}`,
  /** What the case-management system did not take, in the order in which it is told again. */
  untakenNews: () => 'UNTAKEN-NEWS',
  /** What people think of our pages, oldest first. */
  feedback: () => 'FEEDBACK',
  /** The statements of one account of ours, newest last. */
  statements: (account: string) => (account === 'bank' ? 'STATEMENTS' : `STATEMENTS#${account}`),
  /** Events of a month that the bank or a provider books as well: they must show on its statement. */
  bankEvents: (month: string) => `BANK_EVENTS#${month}`,
  /** Those of them that only the provider of one rail books: codes whose value came back. */
  floatEvents: (rail: string, month: string) => `FLOAT_EVENTS#${rail}#${month}`,
  /** What was, or is to be, paid to the provider of one rail in advance, newest last. */
  floatTopUps: (rail: string) => `FLOAT-TOP-UPS#${rail}`,
  /** Payees whose bank has not answered, those asked longest ago first. */
  unansweredPayeeChecks: () => 'PAYEE-CHECKS#unanswered',
  /** Families that have not been reminded of the code yet, those whose day comes first. */
  contactReminders: () => 'CONTACT-REMINDERS',
  /** Files sent by families and groups, by the day on which to see whether they must still be kept. */
  evidenceToLookAt: () => 'EVIDENCE#to-look-at',
  /** What only a person can do for a family, the oldest first. */
  openTasks: () => 'TASKS#open',
  /** Applications of groups to one round of grants in one state, oldest first. */
  grantApplications: (roundId: string, state: string) => `GRANTS#${roundId}#${state}`,
  /** Those that count nowhere, by the instant at which they are removed. */
  grantsNotSent: () => 'GRANTS-NOT-SENT',
  /** Awards of a round in one state, those first that were longest in it; offers by the last day to accept. */
  grantAwards: (roundId: string, state: string) => `GRANT-AWARDS#${roundId}#${state}`,
  /** Reports of a round in one state, those first that came first. */
  grantReports: (roundId: string, state: string) => `GRANT-REPORTS#${roundId}#${state}`,
  /** Other accounts that groups gave after they accepted, those first that came first. */
  grantAccountChanges: () => 'GRANT-ACCOUNT-CHANGES',
  /** What groups ask to change of their grants and nobody answered yet, those first that came first. */
  grantChanges: () => 'GRANT-CHANGES',
  /** What groups have to give back of their grants or somebody has to decide, those first that are due first. */
  grantRepayments: () => 'GRANT-REPAYMENTS',
  /** Messages that wait for a person. */
  parked: () => 'PARKED#waiting',
  /** The budget changes of one window of a programme, oldest first. */
  budgetChanges: (programmeId: string, windowId: string) =>
    `BUDGET-CHANGES#${programmeId}#${windowId}`,
  /** The envelopes of one window of a programme. */
  envelopes: (programmeId: string, windowId: string) => `ENVELOPES#${programmeId}#${windowId}`,
} as const;

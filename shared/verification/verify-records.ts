import type { PolicySource } from '#shared/approvals/index.ts';
import type { Instant } from '#shared/kernel/index.ts';

import type { Check } from './check.ts';
import { checkBank } from './check-bank.ts';
import { checkBudgetChanges } from './check-budget-changes.ts';
import { checkCaseSystem } from './check-case-system.ts';
import { checkAssessed, checkClaims, checkConnections, checkContactProofs } from './check-cases.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkEvents } from './check-events.ts';
import { checkCodesCame } from './check-codes-came.ts';
import { checkCodesTold } from './check-codes-told.ts';
import { checkFamilyAccounts } from './check-family-accounts.ts';
import { checkGrantAccounts } from './check-grant-accounts.ts';
import { checkGrantChanges } from './check-grant-changes.ts';
import { checkGrantAssessments } from './check-grant-assessments.ts';
import { checkGrantAwards } from './check-grant-awards.ts';
import { checkOpenGrants } from './check-open-grants.ts';
import { checkGrantRepayments } from './check-grant-repayments.ts';
import { checkGrantReports } from './check-grant-reports.ts';
import { checkGrantMoney } from './check-grant-money.ts';
import { checkGrants } from './check-grants.ts';
import { checkHolds } from './check-holds.ts';
import { checkInterests } from './check-interests.ts';
import { checkBalances, checkLedger } from './check-ledger.ts';
import { checkPairs } from './check-pairs.ts';
import { checkMonths } from './check-months.ts';
import { checkMessages } from './check-messages.ts';
import { checkPaidOnce, type BankWitness } from './check-paid-once.ts';
import { checkPartners } from './check-partners.ts';
import { checkPayeeChecks } from './check-payee-checks.ts';
import { checkPayments } from './check-payments.ts';
import { checkReturns } from './check-returns.ts';
import { checkRunAccounts } from './check-run-accounts.ts';
import { checkRuns } from './check-runs.ts';
import { checkSearch } from './check-search.ts';
import { checkWindows } from './check-windows.ts';
import { checkKept } from './check-kept.ts';
import { checkStatements } from './check-statement.ts';
import { checkVouchers } from './check-vouchers.ts';
import type { GatheredRecords } from './gathered-records.ts';

/**
 * Checks every promise the records make to each other, on data of any origin. Pure: it finds, names
 * and mends nothing.
 */
export function verifyRecords(
  gathered: GatheredRecords,
  witnesses: PolicySource & { readonly now: Instant; readonly bank?: BankWitness | undefined },
): readonly Check[] {
  const { now, bank, ...policies } = witnesses;
  return [
    {
      name: 'items',
      promise: 'Every item parses and lies where it is looked for',
      looked: gathered.items,
      faults: gathered.unreadable,
    },
    checkLedger(gathered),
    checkBalances(gathered),
    checkBudgetChanges(gathered),
    checkPayments(gathered),
    checkPaidOnce(gathered, bank),
    checkAssessed(gathered, now),
    checkClaims(gathered),
    checkPayeeChecks(gathered, now),
    checkContactProofs(gathered, policies.programmes),
    checkPairs(gathered, policies),
    checkConnections(gathered, now),
    checkCaseSystem(gathered, now),
    checkInterests(gathered),
    checkPartners(gathered),
    checkSearch(gathered),
    checkEvents(gathered),
    checkRuns(gathered),
    checkRunAccounts(gathered, now),
    checkWindows(gathered),
    checkGrants(gathered),
    checkGrantAssessments(gathered),
    checkGrantAwards(gathered),
    checkGrantAccounts(gathered),
    checkFamilyAccounts(gathered),
    checkGrantReports(gathered),
    checkGrantChanges(gathered),
    checkGrantRepayments(gathered),
    checkOpenGrants(gathered),
    checkGrantMoney(gathered),
    checkStatements(gathered),
    checkMonths(gathered),
    checkReturns(gathered),
    checkVouchers(gathered),
    checkHolds(gathered),
    checkEvidence(gathered, now),
    checkKept(gathered, now),
    checkMessages(gathered, now),
    checkCodesCame(gathered, now),
    checkCodesTold(gathered, now),
    ...(bank === undefined ? [] : [checkBank(gathered, bank)]),
  ];
}

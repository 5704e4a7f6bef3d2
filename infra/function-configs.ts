import type { Config as ApplyPages } from '#functions/apply-pages/config.ts';
import type { Config as AssessApplication } from '#functions/assess-application/config.ts';
import type { Config as CaseworkPages } from '#functions/casework-pages/config.ts';
import type { Config as CheckPayee } from '#functions/check-payee/config.ts';
import type { Config as FetchFloats } from '#functions/fetch-floats/config.ts';
import type { Config as FinancePages } from '#functions/finance-pages/config.ts';
import type { Config as FollowVouchers } from '#functions/follow-vouchers/config.ts';
import type { Config as GroupPages } from '#functions/group-pages/config.ts';
import type { Config as LocalityPages } from '#functions/locality-pages/config.ts';
import type { Config as ParkDeadLetters } from '#functions/park-dead-letters/config.ts';
import type { Config as PartnerApi } from '#functions/partner-api/config.ts';
import type { Config as PartnerPages } from '#functions/partner-pages/config.ts';
import type { Config as ProjectReports } from '#functions/project-reports/config.ts';
import type { Config as ReceiveRailReport } from '#functions/receive-rail-report/config.ts';
import type { Config as ReceiveMessageReceipt } from '#functions/receive-message-receipt/config.ts';
import type { Config as RecordRailOutcomes } from '#functions/record-rail-outcomes/config.ts';
import type { Config as RecordScan } from '#functions/record-scan/config.ts';
import type { Config as RelayEvents } from '#functions/relay-events/config.ts';
import type { Config as RemoveEvidence } from '#functions/remove-evidence/config.ts';
import type { Config as SendMessages } from '#functions/send-messages/config.ts';
import type { Config as StaffSignIn } from '#functions/staff-sign-in/config.ts';
import type { Config as SubmitPayments } from '#functions/submit-payments/config.ts';
import type { Config as TellCaseSystem } from '#functions/tell-case-system/config.ts';
import type { Config as WatchDeadlines } from '#functions/watch-deadlines/config.ts';

/** Every function by the name of its folder, with the environment it reads when it starts. */
interface FunctionConfigs {
  'apply-pages': ApplyPages;
  'assess-application': AssessApplication;
  'casework-pages': CaseworkPages;
  'check-payee': CheckPayee;
  'fetch-floats': FetchFloats;
  'finance-pages': FinancePages;
  'follow-vouchers': FollowVouchers;
  'group-pages': GroupPages;
  'locality-pages': LocalityPages;
  'park-dead-letters': ParkDeadLetters;
  'partner-api': PartnerApi;
  'partner-pages': PartnerPages;
  'project-reports': ProjectReports;
  'receive-message-receipt': ReceiveMessageReceipt;
  'receive-rail-report': ReceiveRailReport;
  'record-rail-outcomes': RecordRailOutcomes;
  'record-scan': RecordScan;
  'relay-events': RelayEvents;
  'remove-evidence': RemoveEvidence;
  'send-messages': SendMessages;
  'staff-sign-in': StaffSignIn;
  'submit-payments': SubmitPayments;
  'tell-case-system': TellCaseSystem;
  'watch-deadlines': WatchDeadlines;
}

/** The same list at run time, for the bundler and the template. */
export const functionNames = [
  'apply-pages',
  'assess-application',
  'casework-pages',
  'check-payee',
  'fetch-floats',
  'finance-pages',
  'follow-vouchers',
  'group-pages',
  'locality-pages',
  'park-dead-letters',
  'partner-api',
  'partner-pages',
  'project-reports',
  'receive-message-receipt',
  'receive-rail-report',
  'record-rail-outcomes',
  'record-scan',
  'relay-events',
  'remove-evidence',
  'send-messages',
  'staff-sign-in',
  'submit-payments',
  'tell-case-system',
  'watch-deadlines',
] as const satisfies readonly (keyof FunctionConfigs)[];

export type FunctionName = (typeof functionNames)[number];

/** What every function is told, so no feature has to repeat it. */
type SharedVariable = 'ENVIRONMENT_NAME' | 'LOG_LEVEL';

/**
 * The variables a feature must give a function: exactly the keys of the function's own schema. A
 * forgotten or misspelt one does not compile.
 */
export type FunctionEnvironment<Name extends FunctionName> = EnvironmentOf<FunctionConfigs[Name]>;

/** Of a function that may be told one of several sets of variables, any one of them whole. */
type EnvironmentOf<Config> = Config extends unknown
  ? Readonly<Record<Exclude<keyof Config, SharedVariable>, string>>
  : never;

import { assets } from 'virtual:assets';
import { templates } from 'virtual:templates';

import {
  createConfirmBudgetChange,
  createProposeAllocation,
  createProposeMove,
  createWithdrawBudgetChange,
} from '#shared/budget/index.ts';
import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { createTakeMoneyBack } from '#shared/grant-repayments/index.ts';
import { systemClock, systemIds, systemWaiting } from '#shared/kernel/index.ts';
import { createLog, pageLog } from '#shared/log/index.ts';
import {
  createConfirmClose,
  createCountMonth,
  createProposeClose,
  createWithdrawClose,
} from '#shared/month-close/index.ts';
import {
  createAskAboutRun,
  createDecideFinding,
  createLiftHold,
  createPlaceHold,
  createProposeFinding,
  createStartPaymentRun,
  createStopMoney,
  closeRail,
} from '#shared/payments/index.ts';
import { createChangeWindow, createReadWindows } from '#shared/programmes/index.ts';
import {
  createDecideSettlement,
  createDecideTopUp,
  createProposeSettlement,
  createProposeTopUp,
  createProvePayment,
  createReceiveStatement,
  createTakeStatement,
} from '#shared/reconciliation/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import {
  createProposeReturn,
  createSignReturn,
  createWithdrawReturn,
} from '#shared/official-returns/index.ts';
import { createDrawnByEnvelope, createOfficialReturn } from '#shared/reporting/index.ts';
import { openReports } from '#shared/reporting/open-reports.dynamo.ts';
import { createStaffSite } from '#shared/staff-web/index.ts';
import { createTemplates } from '#shared/web/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';

import { configSchema } from './config.ts';
import { createFinanceRoutes } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { sessionKey } = await readPlatformKeys(config.SECRET_ARN);
const ports = { records, commit, clock: systemClock };
const reports = openReports(config.REPORTS_TABLE);
const officialReturn = createOfficialReturn({ reports });

export const handler = createStaffSite({
  records,
  routes: createFinanceRoutes({
    records,
    drawnByEnvelope: createDrawnByEnvelope({ reports }),
    officialReturn,
    proposeReturn: createProposeReturn({ ...ports, officialReturn }),
    signReturn: createSignReturn({ ...ports, officialReturn }),
    withdrawReturn: createWithdrawReturn(ports),
    ids: systemIds,
    proposeAllocation: createProposeAllocation(ports),
    proposeMove: createProposeMove(ports),
    confirmBudgetChange: createConfirmBudgetChange({ ...ports, waiting: systemWaiting }),
    withdrawBudgetChange: createWithdrawBudgetChange(ports),
    placeHold: createPlaceHold({ ...ports, ids: systemIds }),
    liftHold: createLiftHold(ports),
    stopMoney: createStopMoney(ports),
    closeRail: (rail, actor) => closeRail(ports, rail, actor),
    askAboutRun: createAskAboutRun(ports),
    proposeFinding: createProposeFinding(ports),
    decideFinding: createDecideFinding(ports),
    startPaymentRun: createStartPaymentRun(ports),
    readWindows: createReadWindows(ports),
    changeWindow: createChangeWindow(ports),
    receiveStatement: createReceiveStatement(ports),
    takeStatement: createTakeStatement(ports),
    proposeSettlement: createProposeSettlement(ports),
    decideSettlement: createDecideSettlement(ports),
    takeMoneyBack: createTakeMoneyBack(ports),
    proposeTopUp: createProposeTopUp(ports),
    decideTopUp: createDecideTopUp(ports),
    provePayment: createProvePayment(ports),
    proposeClose: createProposeClose(ports),
    countMonth: createCountMonth(ports),
    confirmClose: createConfirmClose(ports),
    withdrawClose: createWithdrawClose(ports),
  }),
  sessionStore: openSessionStore(config.SESSIONS_TABLE),
  sessionKey,
  serviceOrigin: config.SERVICE_ORIGIN,
  templates: createTemplates(templates),
  assets,
  clock: systemClock,
  ids: systemIds,
  log: pageLog(createLog('finance-pages', config.LOG_LEVEL)),
});

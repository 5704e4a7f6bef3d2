import type {
  createConfirmBudgetChange,
  createProposeAllocation,
  createProposeMove,
  createWithdrawBudgetChange,
} from '#shared/budget/index.ts';
import type { createTakeMoneyBack } from '#shared/grant-repayments/index.ts';
import type { Actor, Ids } from '#shared/kernel/index.ts';
import type {
  createConfirmClose,
  createCountMonth,
  createProposeClose,
  createWithdrawClose,
} from '#shared/month-close/index.ts';
import type {
  createAskAboutRun,
  createDecideFinding,
  createLiftHold,
  createPlaceHold,
  createProposeFinding,
  createStartPaymentRun,
  createStopMoney,
} from '#shared/payments/index.ts';
import type { createChangeWindow, createReadWindows, RailName } from '#shared/programmes/index.ts';
import type {
  createDecideSettlement,
  createDecideTopUp,
  createProposeSettlement,
  createProposeTopUp,
  createProvePayment,
  createReceiveStatement,
  createTakeStatement,
} from '#shared/reconciliation/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import type {
  createProposeReturn,
  createSignReturn,
  createWithdrawReturn,
} from '#shared/official-returns/index.ts';
import type { createDrawnByEnvelope, createOfficialReturn } from '#shared/reporting/index.ts';

/** What the pages of the budget and the payment runs ask of the rest of the platform. */
export interface FinancePorts {
  readonly records: RecordReader;
  readonly drawnByEnvelope: ReturnType<typeof createDrawnByEnvelope>;
  readonly ids: Ids;
  readonly officialReturn: ReturnType<typeof createOfficialReturn>;
  readonly proposeReturn: ReturnType<typeof createProposeReturn>;
  readonly signReturn: ReturnType<typeof createSignReturn>;
  readonly withdrawReturn: ReturnType<typeof createWithdrawReturn>;
  readonly proposeAllocation: ReturnType<typeof createProposeAllocation>;
  readonly proposeMove: ReturnType<typeof createProposeMove>;
  readonly confirmBudgetChange: ReturnType<typeof createConfirmBudgetChange>;
  readonly withdrawBudgetChange: ReturnType<typeof createWithdrawBudgetChange>;
  readonly placeHold: ReturnType<typeof createPlaceHold>;
  readonly liftHold: ReturnType<typeof createLiftHold>;
  readonly stopMoney: ReturnType<typeof createStopMoney>;
  readonly closeRail: (rail: RailName, actor: Actor) => Promise<void>;
  readonly askAboutRun: ReturnType<typeof createAskAboutRun>;
  readonly proposeFinding: ReturnType<typeof createProposeFinding>;
  readonly decideFinding: ReturnType<typeof createDecideFinding>;
  readonly startPaymentRun: ReturnType<typeof createStartPaymentRun>;
  readonly readWindows: ReturnType<typeof createReadWindows>;
  readonly changeWindow: ReturnType<typeof createChangeWindow>;
  readonly receiveStatement: ReturnType<typeof createReceiveStatement>;
  readonly takeStatement: ReturnType<typeof createTakeStatement>;
  readonly proposeSettlement: ReturnType<typeof createProposeSettlement>;
  readonly decideSettlement: ReturnType<typeof createDecideSettlement>;
  readonly takeMoneyBack: ReturnType<typeof createTakeMoneyBack>;
  readonly proposeTopUp: ReturnType<typeof createProposeTopUp>;
  readonly decideTopUp: ReturnType<typeof createDecideTopUp>;
  readonly provePayment: ReturnType<typeof createProvePayment>;
  readonly proposeClose: ReturnType<typeof createProposeClose>;
  readonly countMonth: ReturnType<typeof createCountMonth>;
  readonly confirmClose: ReturnType<typeof createConfirmClose>;
  readonly withdrawClose: ReturnType<typeof createWithdrawClose>;
}

import {
  applications,
  createSubmitApplication,
  type Application,
  type ApplicationForm,
} from '#shared/applications/index.ts';
import {
  createApproveAwards,
  createAssessApplication,
  createConsiderProgrammes,
  createDeclineApplications,
  createResolvePair,
} from '#shared/approvals/index.ts';
import { envelopes, type Envelope } from '#shared/budget/index.ts';
import type { EventBody } from '#shared/events/index.ts';
import { derivedReference } from '#shared/kernel/index.ts';
import {
  createAskAboutRun,
  createChangePayee,
  createDecideFinding,
  createProposeFinding,
  createRecordPieceOutcomes,
  createRecordRailOutcomes,
  createStartPaymentRun,
  createSubmitPaymentRun,
  isPieceRail,
  payments,
  plannedPayment,
  type Payment,
  type PieceRailName,
} from '#shared/payments/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { originator } from '#tests/builders/originator.ts';
import { createBankRail } from '#tests/doubles/bank-rail.ts';
import { createCountingCommit } from '#tests/doubles/counting-commit.ts';
import { createMovableClock } from '#tests/doubles/fixed-clock.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';
import { createPieceProvider, type PieceProvider } from '#tests/doubles/piece-provider.ts';
import { noWaiting } from '#tests/doubles/no-waiting.ts';

import { buildForm } from './application-form.ts';
import { createFundEnvelopes } from './funded-envelopes.ts';
import { payeesChecked } from './payee-checked.ts';

export const matchingKey = 'matching-key-for-tests';
const windows = {
  'household-support-fund': { windowId: 'winter-2021', at: '2021-12-07T09:00:00.000Z' },
  'crisis-and-resilience-fund': { windowId: '2026-2027', at: '2026-05-05T09:00:00.000Z' },
} as const;

/** A programme that is open, every use case of it over doubles, and short ways to bring a family so far. */
export function openWinter(
  programmeId: 'household-support-fund' | 'crisis-and-resilience-fund' = 'household-support-fund',
) {
  const { windowId, at } = windows[programmeId];
  const memory = createMemoryRecords();
  const clock = createMovableClock(at);
  const counting = createCountingCommit(memory.commit);
  const bank = createBankRail();
  const { records } = memory;
  const providers = new Map<PieceRailName, PieceProvider>();
  /** The provider of codes or vouchers that this winter orders from. */
  function pieces(rail: PieceRailName): PieceProvider {
    const provider = providers.get(rail) ?? createPieceProvider(rail, () => clock.now());
    providers.set(rail, provider);
    return provider;
  }
  const ports = { records, commit: counting.commit, clock, waiting: noWaiting, matchingKey };
  const submitApplication = createSubmitApplication({
    ...ports,
    considerProgrammes: createConsiderProgrammes(),
  });
  const assessApplication = createAssessApplication(ports);
  const approveAwards = createApproveAwards({
    ...ports,
    plannedPayment,
  });
  const fundEnvelopes = createFundEnvelopes(ports);
  const resolvePair = createResolvePair(ports);
  const startPaymentRun = createStartPaymentRun(ports);
  const submitPaymentRun = createSubmitPaymentRun({
    ...ports,
    railNamed: (name) => (isPieceRail(name) ? pieces(name) : bank),
    payeeSecret: matchingKey,
    originator,
  });
  let families = 0;

  async function applied(changes: Partial<ApplicationForm> = {}): Promise<string> {
    families += 1;
    const applicationId = derivedReference('family', String(families));
    const form = buildForm({ programmeId, ...otherFamily(families), ...changes });
    const submitted = await submitApplication({
      applicationId,
      form,
      channel: 'partner',
      actor: { kind: 'partner', id: 'school' },
    });
    if (!submitted.ok) throw new Error(`Not submitted: ${submitted.failure.kind}`);
    clock.moveOnSeconds(1);
    return applicationId;
  }

  async function assessed(changes: Partial<ApplicationForm> = {}): Promise<string> {
    const applicationId = await applied(changes);
    await assessApplication(applicationId);
    return applicationId;
  }

  /** Somebody finds that it is the same household as none of those it looks like. */
  async function compared(laterId: string): Promise<void> {
    const found = await application(laterId);
    for (const earlierId of 'openPairs' in found ? found.openPairs : []) {
      const request = { laterId, earlierId, resolution: 'unique', reason: 'seen' } as const;
      await resolvePair({ ...request, staffId: 'amina' });
    }
  }

  /** Their bank knows them by the name they gave, where they have an account. */
  async function approved(changes: Partial<ApplicationForm> = {}): Promise<string> {
    const applicationId = await assessed(changes);
    await payeesChecked(ports, [applicationId]);
    return approvedAsItIs(applicationId);
  }

  async function approvedAsItIs(applicationId: string): Promise<string> {
    await compared(applicationId);
    const [decision] = await approveAwards({
      applicationIds: [applicationId],
      staffId: 'ben',
      reason: 'seen',
      dryRun: false,
    });
    if (decision?.outcome !== 'approved') throw new Error(JSON.stringify(decision));
    return applicationId;
  }

  /** The family gives another account, which makes a payment void that was not sent yet. */
  async function changedPayee(applicationId: string): Promise<void> {
    const account = accountOf(90_000);
    if (account.method !== 'bank-transfer') throw new Error('No account');
    const { method: _method, ...payee } = account;
    const actor = { kind: 'family', id: applicationId } as const;
    const changed = await createChangePayee(ports)({ applicationId, payee, actor });
    if (!changed.ok) throw new Error(`Not changed: ${changed.failure.kind}`);
    await compared(applicationId);
  }

  async function fund(amountPence: number, localityCode = 'hodge-hill', ringFence = 'children') {
    const planned = [{ ringFence, localityCode, amountPence }];
    await fundEnvelopes({ programmeId, windowId, planned });
    return `${programmeId}:${windowId}:${ringFence}:${localityCode}`;
  }

  /** Starts a run and carries it to the bank. */
  async function paidOut(staffId = 'dev', rail: RailName = 'bacs'): Promise<string> {
    clock.moveOnSeconds(60);
    const started = await startPaymentRun({ programmeId, rail, staffId });
    if (!started.ok) throw new Error(`No run: ${started.failure.kind}`);
    await submitPaymentRun(started.value.runId);
    return started.value.runId;
  }

  async function application(applicationId: string): Promise<Application> {
    const found = await applications.read(records, keys.application(applicationId));
    if (found === undefined) throw new Error(`No application ${applicationId}`);
    return found.document;
  }

  async function payment(applicationId: string): Promise<Payment> {
    const found = await payments.read(records, keys.payment(applicationId, 1));
    if (found === undefined) throw new Error(`No payment of ${applicationId}`);
    return found.document;
  }

  async function balances(envelopeId: string): Promise<Envelope['balancesPence']> {
    const found = await envelopes.read(records, keys.envelope(envelopeId));
    if (found === undefined) throw new Error(`No envelope ${envelopeId}`);
    return found.document.balancesPence;
  }

  /** The bodies of all events, or of those about one partition, in the order they were committed. */
  function events(pk?: string): readonly EventBody[] {
    return memory
      .all()
      .filter((item) => isEventItem(item) && (pk === undefined || item.pk === pk))
      .map((item) => parseEvent(item).body);
  }

  return {
    ...{ programmeId, windowId, memory, records, clock, counting, bank, ports },
    ...{ submitApplication, assessApplication, approveAwards, fundEnvelopes, resolvePair },
    declineApplications: createDeclineApplications(ports),
    ...{ startPaymentRun, submitPaymentRun },
    askAboutRun: createAskAboutRun(ports),
    proposeFinding: createProposeFinding(ports),
    decideFinding: createDecideFinding(ports),
    recordRailOutcomes: createRecordRailOutcomes(ports),
    recordPieceOutcomes: createRecordPieceOutcomes(ports),
    pieces,
    ...{ applied, assessed, compared, approved, approvedAsItIs, changedPayee },
    ...{ fund, paidOut, application, payment, balances, events },
  };
}

export type Winter = ReturnType<typeof openWinter>;

/** Another person at another address of the same street, with a telephone and an account of its own. */
export function otherFamily(number: number): Partial<ApplicationForm> {
  const form = buildForm();
  return {
    contact: { ...form.contact, phone: `07700 9${String(number).padStart(5, '0')}` },
    payment: accountOf(number),
    fullName: `Nadia ${letters(number)}`,
    home: { kind: 'address', line1: `${number} Washwood Heath Road`, postcode: 'B8 3BB' },
  };
}

/** An account that no other number has. */
export function accountOf(number: number): ApplicationForm['payment'] {
  const accountNumber = String(10_000_000 + number);
  return { method: 'bank-transfer', nameOnAccount: 'N Hussain', sortCode: '089999', accountNumber };
}

function letters(number: number): string {
  return String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
}

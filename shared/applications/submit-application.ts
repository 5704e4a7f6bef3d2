import type { EventBody } from '#shared/events/index.ts';
import {
  done,
  invariant,
  keyedHash,
  refused,
  sumPence,
  type Actor,
  type Clock,
  type Commit,
  type Result,
  type Write,
} from '#shared/kernel/index.ts';
import { nameKeysOf, partnerFamilies } from '#shared/partners/index.ts';
import {
  configuredProgrammes,
  coveredAmounts,
  createReadOpenWindows,
  type Programme,
  type ProgrammeRegistry,
  type RingFence,
} from '#shared/programmes/index.ts';
import { eventRecord, keys, type RecordReader } from '#shared/records/index.ts';
import { currentReleases } from '#shared/reference/index.ts';

import { applications, moneyPlaceOf, type Application, type InState } from './application.ts';
import { type ApplicationForm, type Household, type MoreHelp } from './application-form.ts';
import type { Candidate, Considered, ConsiderProgrammes } from './considered.ts';
import { contactReminders, reminderFor } from './contact-reminder.ts';
import { connectionIdOf, connectionWrites, sealHelp } from './help-asked.ts';
import { matchingKeysOf } from './matching.ts';
import { payeeKeyOf, payees, sealPayee } from './payee.ts';
import type { OnBehalf } from './on-behalf.ts';
import { placeOf } from './place.ts';
import { searchEntryWrites } from './search-entry.ts';
import { setsAside, type Signal } from './signals.ts';

export interface SubmitApplication {
  /** Made when the journey began, so that sending twice finds what the first sending made. */
  readonly applicationId: string;
  readonly form: ApplicationForm;
  readonly channel: 'online' | 'partner' | 'telephone';
  readonly actor: Actor;
  /** What about the way it comes in is unlike a family. */
  readonly signals?: readonly Signal[];
  /** Whoever filled in the family's form for it; absent when the family did, or a partner's system. */
  readonly onBehalf?: OnBehalf;
}

export type SubmissionRefusal =
  /** `name` is the programme that the form names; without one, none is open at all. */
  | { readonly kind: 'programme-not-open'; readonly name?: string }
  /** What is open helps with nothing that was asked for, or pays no way the family can use. */
  | { readonly kind: 'no-programme-helps' }
  /** The id was used before for something else: a partner's idempotency key taken twice. */
  | { readonly kind: 'id-used-for-another-form'; readonly applicationId: string };

export interface Submitted {
  readonly applicationId: string;
  readonly connectionRequestId?: string;
  /** The programme it was taken for first, then the others that were open, each with its reason. */
  readonly considered: readonly Considered[];
  readonly already: boolean;
}

export interface SubmitPorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  readonly matchingKey: string;
  readonly considerProgrammes: ConsiderProgrammes;
  readonly programmes?: ProgrammeRegistry;
}

/**
 * Takes an application in: for the programme it names, or for the best of those that are open. Which
 * are open is read by key just before the commit, so a window that staff have closed takes nothing
 * more. One commit holds the case, what staff find it by, where to pay it, its place among the families
 * of the partner that brought it, the day on which it is reminded of its code, the request for further help
 * when there is one, and their events; so neither the money nor the help can be lost without the other. What may be made by a machine is taken in and set aside:
 * nothing follows from it until a person says that it looks real.
 */
export function createSubmitApplication(ports: SubmitPorts) {
  return async function submitApplication(
    asked: SubmitApplication,
  ): Promise<Result<Submitted, SubmissionRefusal>> {
    const request = { ...asked, form: withoutRefugeAddress(asked.form) };
    const at = ports.clock.now();
    const found = await takenFor(ports, request, at);
    if (!found.ok) return (await submittedBefore(ports, request)) ?? found;
    const application = found.value;
    const { programmes = configuredProgrammes } = ports;
    const reminder = reminderFor(application, programmes.byId(application.programmeId));
    const committed = await ports.commit([
      ...applicationWrites(application, request, at, ports.matchingKey),
      ...(reminder === undefined ? [] : [contactReminders.create(reminder)]),
      ...(application.setAside === true
        ? []
        : connectionWrites(application, request.form.moreHelp, request.actor, at)),
    ]);
    if (committed.ok) return done(answerOf(application, false));
    // The only condition is that the application is new: losing means that it came before.
    const earlier = await submittedBefore(ports, request);
    invariant(earlier !== undefined, 'A commit lost to an application that does not exist');
    return earlier;
  };
}

/** The case as it is taken in, for the best of the programmes that are open to whoever sends it. */
async function takenFor(
  ports: SubmitPorts,
  request: SubmitApplication,
  at: string,
): Promise<Result<InState<'submitted'>, SubmissionRefusal>> {
  const { programmes = configuredProgrammes } = ports;
  const { programmeId } = request.form;
  const readOpenWindows = createReadOpenWindows({ records: ports.records, programmes });
  const open = await readOpenWindows(at, request.channel === 'online' ? 'public' : 'partner');
  const candidates = open
    .filter(({ programme }) => programmeId === undefined || programme.programmeId === programmeId)
    .map(({ programme, window }): Candidate => {
      const { windowId } = window;
      const application = applicationFrom(request, programme, windowId, at, ports.matchingKey);
      return { programme, application };
    });
  if (candidates.length === 0) {
    const name = programmeId === undefined ? {} : { name: programmes.byId(programmeId).familyName };
    return refused({ kind: 'programme-not-open', ...name });
  }
  const considered =
    programmeId === undefined
      ? ports.considerProgrammes(candidates, at)
      : candidates.map(({ application }) => namedByTheForm(application));
  const [best] = considered;
  const taken = candidates.find(({ programme }) => programme.programmeId === best?.programmeId);
  if (taken === undefined || best?.verdict !== 'taken') {
    return refused({ kind: 'no-programme-helps' });
  }
  return done({ ...taken.application, considered: [...considered] });
}

function namedByTheForm({ programmeId, windowId }: InState<'submitted'>): Considered {
  return { programmeId, windowId, verdict: 'taken', because: 'named' };
}

async function submittedBefore(
  ports: { readonly records: RecordReader; readonly matchingKey: string },
  request: SubmitApplication,
): Promise<Result<Submitted, SubmissionRefusal> | undefined> {
  const { applicationId, form } = request;
  const earlier = await applications.read(ports.records, keys.application(applicationId));
  if (earlier === undefined) return undefined;
  return earlier.document.fingerprint === fingerprintOf(form, ports.matchingKey)
    ? done(answerOf(earlier.document, true))
    : refused({ kind: 'id-used-for-another-form', applicationId });
}

function answerOf(application: Application, already: boolean): Submitted {
  const { applicationId, connectionRequestId, considered } = application;
  return {
    applicationId,
    considered,
    already,
    ...(connectionRequestId === undefined ? {} : { connectionRequestId }),
  };
}

/**
 * The address of a refuge is dropped whoever typed it, before anything is placed, compared or
 * stored: even the locality of a refuge would tell somebody where to look.
 */
function withoutRefugeAddress(form: ApplicationForm): ApplicationForm {
  return form.housing === 'refuge' ? { ...form, home: { kind: 'refuge' } } : form;
}

/** Says whether two forms are the same without keeping the second; the order of their fields says nothing. */
function fingerprintOf(form: ApplicationForm, matchingKey: string): string {
  return keyedHash(matchingKey, 'form', JSON.stringify(form, inAlphabet));
}

function inAlphabet(_field: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

function applicationFrom(
  request: SubmitApplication,
  programme: Programme,
  windowId: string,
  at: string,
  matchingKey: string,
): InState<'submitted'> {
  const { form, applicationId, signals = [] } = request;
  const aside = setsAside(signals);
  const { programmeId: _named, payment, moreHelp, ...rest } = form;
  const place = placeOf(form.home, programme.vintage);
  const keptPayment =
    payment.method === 'bank-transfer'
      ? {
          method: payment.method,
          accountEnding: payment.accountNumber.slice(-4),
          payeeKey: payeeKeyOf(payment, matchingKey),
        }
      : { method: payment.method };
  return {
    state: 'submitted',
    applicationId,
    programmeId: programme.programmeId,
    windowId,
    considered: [],
    channel: request.channel,
    madeBy: request.actor,
    ...(request.onBehalf && { onBehalf: request.onBehalf }),
    submittedAt: at,
    form: { ...rest, payment: keptPayment },
    placeStatus: place.status,
    ...(place.status === 'outside' ? { outsideCouncil: place.council } : {}),
    area: place.area,
    areaRank: place.areaRank,
    ...(place.status !== 'hidden' && { placedBy: currentReleases(programme.vintage) }),
    ringFence: ringFenceOf(form.household, programme),
    askedPence: sumPence(Object.values(coveredAmounts(programme, form.amountsPence))),
    matching: matchingKeysOf(form, matchingKey),
    fingerprint: fingerprintOf(form, matchingKey),
    ...(signals.length > 0 && { signals: [...signals] }),
    ...(aside && { setAside: true }),
    ...(moreHelp.wanted && helpAsked(aside, moreHelp, applicationId, matchingKey)),
  };
}

/** The request it makes, or what it would be: two things that are never there together. */
function helpAsked(aside: boolean, moreHelp: MoreHelp, applicationId: string, secret: string) {
  return aside
    ? { heldHelp: sealHelp(moreHelp, applicationId, secret) }
    : { connectionRequestId: connectionIdOf(applicationId) };
}

/** The ring-fence a household belongs to: children first, then pensioners, where the programme has them. */
export function ringFenceOf(household: Household, programme: Programme): RingFence {
  const fenced = (ringFence: RingFence) =>
    programme.ringFences.some((fence) => fence.ringFence === ringFence);
  if (fenced('children') && (childrenIn(household) > 0 || household.pregnant === 'yes')) {
    return 'children';
  }
  return fenced('pensioners') && household.adultsOver65 > 0 ? 'pensioners' : 'others';
}

export function childrenIn(household: Household): number {
  return Object.values(household.children).reduce((sum, count) => sum + count, 0);
}

function applicationWrites(
  application: InState<'submitted'>,
  request: SubmitApplication,
  at: string,
  secret: string,
): Write[] {
  const { applicationId, connectionRequestId, askedPence, channel } = application;
  const { payment } = request.form;
  const body: EventBody = {
    type: 'application-submitted',
    ...moneyPlaceOf(application),
    channel,
    askedPence,
    ...(application.setAside === true && { setAside: true }),
    ...(connectionRequestId === undefined ? {} : { connectionRequestId }),
  };
  const writes = [
    applications.create(application),
    eventRecord(keys.application(applicationId), 1, body, {
      at,
      actor: request.actor,
      correlationId: applicationId,
    }),
    ...searchEntryWrites(application, secret),
  ];
  if (payment.method === 'bank-transfer') {
    const { method: _method, ...payee } = payment;
    const sealed = sealPayee(payee, applicationId, secret);
    const accountEnding = payee.accountNumber.slice(-4);
    writes.push(payees.create({ applicationId, accountEnding, sealed, storedAt: at }));
  }
  const { actor, form } = request;
  if (actor.kind === 'partner') {
    const nameKeys = nameKeysOf(form.fullName, actor.id, secret);
    const family = { partnerId: actor.id, applicationId, submittedAt: at, nameKeys };
    writes.push(partnerFamilies.create(family));
  }
  return writes;
}

import {
  done,
  refused,
  type ChangedBySomeoneElse,
  type Clock,
  type Commit,
  type Result,
} from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import type { ConnectionRequest } from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import { cassLayer, unansweredEscalation, type CassAnswer, type Escalation } from './escalation.ts';
import {
  readConnectionFor,
  type ActsOnConnection,
  type ConnectionNotTheirs,
} from './read-connection.ts';
import { layerCounted } from './triage-connection.ts';

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}

export interface EscalateConnection extends Required<ActsOnConnection> {
  /** As whoever told CASS says it. */
  readonly told: Pick<Escalation, 'saidOn' | 'saidAt' | 'route'> & {
    readonly said: NonNullable<Escalation['said']>;
  };
  readonly staffId: string;
}

export type EscalateRefusal =
  | ChangedBySomeoneElse
  | ConnectionNotTheirs
  /** It was over so long ago that nobody is named in it any more. */
  | { readonly kind: 'is-over' }
  /** CASS was told, and nobody has noted yet what it answered. */
  | { readonly kind: 'with-cass' };

/**
 * Notes that CASS was told of a family: what was said, to whom, how and when. A family that waits leaves the
 * queue until CASS has answered; one that has a worker keeps it; one that was closed, or stopped by the family,
 * stays so.
 */
export function createEscalateConnection({ records, commit, clock }: Ports) {
  return async function escalateConnection(
    asked: EscalateConnection,
  ): Promise<Result<'escalated' | 'already', EscalateRefusal>> {
    const found = await readConnectionFor(records, asked);
    if (!found.ok) return found;
    const { document, version } = found.value;
    if (document.state === 'removed') return refused({ kind: 'is-over' });
    const { told, staffId } = asked;
    const open = unansweredEscalation(document);
    if (open !== undefined) {
      return sameTold(open, told) ? done('already') : refused({ kind: 'with-cass' });
    }
    const at = clock.now();
    const { escalations = [] } = document;
    const noted = { ...told, notedAt: at, notedBy: staffId };
    const committed = await commit(
      connectionStep(
        {
          document: { ...document, layer: cassLayer, escalations: [...escalations, noted] },
          version,
        },
        { type: 'connection-escalated', route: told.route, ...layerCounted(document) },
        { at, actor: { kind: 'staff', id: staffId } },
      ),
    );
    return committed.ok ? done('escalated') : committed;
  };
}

/** A form that comes twice says the same. */
function sameTold(open: Escalation, told: EscalateConnection['told']): boolean {
  return (
    open.saidOn === told.saidOn &&
    open.saidAt === told.saidAt &&
    open.said?.whatWasSaid === told.said.whatWasSaid
  );
}

export interface NoteCassAnswer extends Required<ActsOnConnection> {
  readonly answer: CassAnswer;
  readonly words?: string;
  readonly staffId: string;
}

export type NoteAnswerRefusal =
  ChangedBySomeoneElse | ConnectionNotTheirs | { readonly kind: 'nothing-to-answer' };

/**
 * Notes what CASS answered. Took it on: the request is closed. Sent it back: the family stands again where it
 * stood, by the day on which it asked, as one that needs targeted early help. A request that was over already
 * stays so.
 */
export function createNoteCassAnswer({ records, commit, clock }: Ports) {
  return async function noteCassAnswer(
    asked: NoteCassAnswer,
  ): Promise<Result<'answered' | 'already', NoteAnswerRefusal>> {
    const found = await readConnectionFor(records, asked);
    if (!found.ok) return found;
    const { document, version } = found.value;
    const { answer, staffId } = asked;
    if (document.state === 'removed' || unansweredEscalation(document) === undefined) {
      const last = document.escalations?.at(-1)?.answer;
      return last?.kind === answer ? done('already') : refused({ kind: 'nothing-to-answer' });
    }
    const at = clock.now();
    const next = answered(document, asked, at);
    const committed = await commit(
      connectionStep(
        { document: next, version },
        {
          ...{ type: 'connection-cass-answered', answer, closes: next.state !== document.state },
          ...layerCounted(document),
          ...(next.layer && { layer: next.layer }),
        },
        { at, actor: { kind: 'staff', id: staffId } },
      ),
    );
    return committed.ok ? done('answered') : committed;
  };
}

type Answerable = Exclude<ConnectionRequest, { state: 'removed' }>;

function answered(
  document: Answerable,
  { answer, words, staffId }: NoteCassAnswer,
  at: string,
): Answerable {
  const escalations = document.escalations?.map((each) =>
    each.answer !== undefined
      ? each
      : {
          ...each,
          answer: { kind: answer, ...(words === undefined ? {} : { words }), at, by: staffId },
        },
  );
  if (document.state === 'withdrawn' || document.state === 'closed') {
    return { ...document, escalations };
  }
  if (answer === 'sent-back') return { ...document, escalations, layer: 'additional' };
  return {
    ...{ ...document, escalations, state: 'closed', outcome: 'passed-to-cass' },
    ...{ closedAt: at, closedBy: staffId },
  };
}

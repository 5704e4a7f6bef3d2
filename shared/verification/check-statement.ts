import { unreachable, type Pence } from '#shared/kernel/index.ts';
import {
  identifyLines,
  matchStatement,
  type BankStatement,
  type ExpectedMovement,
  type LineOutcome,
  type MovementOutcome,
} from '#shared/reconciliation/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import { movementsIn } from './check-months.ts';
import type { GatheredRecords } from './gathered-records.ts';

/** Holds a bank's statement against the records: every line is ours, and nothing of ours is missing on its days. */
export function checkStatement(
  gathered: GatheredRecords,
  { from, to, lines }: BankStatement,
): Check {
  const movements = movementsIn(gathered).filter(({ account }) => account === 'bank');
  const identified = identifyLines(lines);
  const found = matchStatement({
    ...{ lines: identified, movements, settled: [] },
    covered: { from, to },
  });
  const byId = new Map(movements.map((movement) => [movement.movementId, movement]));
  return {
    name: 'statement',
    promise: `Every line of the bank’s statement of ${from} to ${to} is matched, and nothing of ours is missing on it`,
    looked: lines.length,
    faults: [
      ...identified.flatMap(({ lineId, line }) => {
        const outcome = found.lines.get(lineId);
        const what = outcome === undefined ? undefined : lineSentence(outcome, byId);
        if (what === undefined) return [];
        const { bookedOn, amountPence, reference = line.description } = line;
        return [lineFault(lineId, `${bookedOn} ${signed(amountPence)} “${reference}”: ${what}`)];
      }),
      ...movements.flatMap((movement) => movementFault(movement, found.movements)),
    ],
  };
}

function lineFault(lineId: string, sentence: string): RecordFault {
  return faultAt({ pk: 'STATEMENT', sk: `LINE#${lineId}` }, sentence);
}

function lineSentence(
  outcome: LineOutcome,
  movements: ReadonlyMap<string, ExpectedMovement>,
): string | undefined {
  switch (outcome.kind) {
    case 'matched':
      return undefined;
    case 'ambiguous':
      return `it could be any of ${outcome.candidates.map((id) => movements.get(id)?.reference ?? id).join(', ')}.`;
    case 'unmatched-here':
      return 'our ledger knows nothing of it.';
    case 'wrong-amount':
      return `our ledger says ${signed(outcome.expectedPence)}.`;
    case 'duplicate':
      return 'the bank booked this already.';
    default:
      return unreachable(outcome);
  }
}

function movementFault(
  { movementId, reference, amountPence, dueOn, latestOn }: ExpectedMovement,
  outcomes: ReadonlyMap<string, MovementOutcome>,
): RecordFault[] {
  if (outcomes.get(movementId)?.kind !== 'unmatched-there') return [];
  return [
    faultAt(
      { pk: 'STATEMENT', sk: `MOVEMENT#${movementId}` },
      `${signed(amountPence)} “${reference}” of ${dueOn} should be on the statement by ${latestOn} and is not.`,
    ),
  ];
}

function signed(amountPence: Pence): string {
  return `${amountPence} pence`;
}

/** Every line of a statement was taken in once, and no difference was settled by one person alone. */
export function checkStatements({
  statements,
  linesBrought,
  settlements,
  floatTopUps,
}: GatheredRecords): Check {
  const unlike = [...statements.values()].flatMap(({ statement }) => {
    const brought = linesBrought.get(statement.statementId) ?? 0;
    const said =
      statement.state === 'quarantined' ? 0 : statement.takenLines - statement.knownLines;
    return said === brought
      ? []
      : [
          faultAt(
            keys.statement(statement.statementId),
            `It is ${statement.state} and says that it brought ${said} lines, there are ${brought}.`,
          ),
        ];
  });
  const alone = settlements.flatMap(({ settlement }) =>
    settlement.state === 'confirmed' && settlement.confirmedBy === settlement.proposedBy
      ? [
          faultAt(
            keys.settlement(settlement.account, settlement.month, settlement.settlementId),
            `${settlement.proposedBy} both explained and confirmed it.`,
          ),
        ]
      : [],
  );
  const paidAlone = floatTopUps.flatMap(({ topUp }) =>
    topUp.state === 'confirmed' && topUp.confirmedBy === topUp.proposedBy
      ? [
          faultAt(
            keys.floatTopUp(topUp.topUpId),
            `${topUp.proposedBy} both proposed and confirmed it.`,
          ),
        ]
      : [],
  );
  return {
    name: 'statements',
    promise:
      'Every statement of bank and floats brought the lines it says, and two people settled each difference and topped up each float',
    looked: statements.size,
    faults: [...unlike, ...alone, ...paidAlone],
  };
}

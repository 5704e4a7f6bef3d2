import {
  envelopeMonths,
  envelopeMonthSchema,
  type EnvelopeMonth,
} from '#shared/month-close/index.ts';
import {
  bookedLines,
  bookedLineSchema,
  floatTopUps,
  floatTopUpSchema,
  monthBooks,
  monthBookSchema,
  monthMatches,
  monthMatchesSchema,
  monthOfLine,
  repaidLines,
  repaidLineSchema,
  settlements,
  settlementSchema,
  statementParts,
  statementPartSchema,
  statementRecords,
  statementRecordSchema,
  type MonthMatches,
  type RepaidLine,
  type SummedLine,
} from '#shared/reconciliation/index.ts';

import type {
  GatheredFloatTopUp,
  GatheredMonthBook,
  GatheredSettlement,
  GatheredStatement,
} from './gathered-records.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** What the bank and finance said of its account, before anything of it is read. */
export function emptyBankRecords() {
  const noSettlements: GatheredSettlement[] = [];
  const noLines: SummedLine[] = [];
  const noMatches: MonthMatches[] = [];
  return {
    statements: new Map<string, GatheredStatement>(),
    linesBrought: new Map<string, number>(),
    settlements: noSettlements,
    linesOfBank: noLines,
    monthBooks: new Map<string, GatheredMonthBook>(),
    envelopeMonths: new Map<string, EnvelopeMonth>(),
    monthMatches: noMatches,
    floatTopUps: new Array<GatheredFloatTopUp>(),
    repaidLines: new Array<RepaidLine>(),
  };
}

/** Statements of bank and floats, their lines, what people settled, and the months that were closed with them. */
export function bankReadersInto(
  kept: ReturnType<typeof emptyBankRecords>,
): Record<string, ReadItem> {
  return {
    [statementRecords.kind]: readerOf(
      statementRecords,
      statementRecordSchema,
      (statement, version) => {
        kept.statements.set(statement.statementId, { statement, version });
      },
    ),
    [statementParts.kind]: readerOf(statementParts, statementPartSchema),
    [bookedLines.kind]: readerOf(bookedLines, bookedLineSchema, (line) => {
      const { statementId, lineId } = line;
      kept.linesBrought.set(statementId, (kept.linesBrought.get(statementId) ?? 0) + 1);
      const { bookedOn, amountPence } = line.line;
      const { account } = line;
      kept.linesOfBank.push({ account, lineId, bookedOn, amountPence, month: monthOfLine(line) });
    }),
    [monthBooks.kind]: readerOf(monthBooks, monthBookSchema, (book, version) => {
      kept.monthBooks.set(book.month, { book, version });
    }),
    [monthMatches.kind]: readerOf(monthMatches, monthMatchesSchema, (matches) => {
      kept.monthMatches.push(matches);
    }),
    [envelopeMonths.kind]: readerOf(envelopeMonths, envelopeMonthSchema, (counted) => {
      kept.envelopeMonths.set(`${counted.month} ${counted.envelopeId}`, counted);
    }),
    [floatTopUps.kind]: readerOf(floatTopUps, floatTopUpSchema, (topUp, version) => {
      kept.floatTopUps.push({ topUp, version });
    }),
    [repaidLines.kind]: readerOf(repaidLines, repaidLineSchema, (line) => {
      kept.repaidLines.push(line);
    }),
    [settlements.kind]: readerOf(settlements, settlementSchema, (settlement, version) => {
      kept.settlements.push({ settlement, version });
    }),
  };
}

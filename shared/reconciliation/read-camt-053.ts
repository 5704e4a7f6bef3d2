import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';

import { done, sumPence, type LocalDate, type Pence, type Result } from '#shared/kernel/index.ts';

import {
  checkBalances,
  malformed,
  readDay,
  readPounds,
  type BankStatement,
  type MalformedStatement,
  type StatementRead,
} from './bank-statement.ts';
import { statementLine, type StatementLine } from './statement-line.ts';

const repeated = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'Bal', 'Ustrd', 'Strd']);

/** Text stays text: an amount must never pass through a floating number on its way. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  captureMetaData: true,
  isArray: (name) => repeated.has(name),
});
const place = z.looseObject({ startIndex: z.number() });

const text = z.string().optional();
const oneText = z
  .union([z.string(), z.looseObject({ '#text': z.string() })])
  .transform((value) => (typeof value === 'string' ? value : value['#text']));
const amountSchema = z.looseObject({ '#text': z.string(), '@Ccy': z.string() });
const direction = z.enum(['CRDT', 'DBIT']);
const dateSchema = z.looseObject({ Dt: text, DtTm: text });
const refsSchema = z.looseObject({
  EndToEndId: text,
  TxId: text,
  InstrId: text,
  PmtInfId: text,
  MsgId: text,
  AcctSvcrRef: text,
});
const transactionSchema = z.looseObject({
  Refs: refsSchema.optional(),
  Amt: amountSchema.optional(),
  CdtDbtInd: direction.optional(),
  RmtInf: z
    .looseObject({
      Ustrd: z.array(oneText).optional(),
      Strd: z
        .array(z.looseObject({ CdtrRefInf: z.looseObject({ Ref: text }).optional() }))
        .optional(),
    })
    .optional(),
  AddtlTxInf: text,
});
type Transaction = z.infer<typeof transactionSchema>;
const entrySchema = z.looseObject({
  Amt: amountSchema,
  CdtDbtInd: direction,
  Sts: z.union([z.string(), z.looseObject({ Cd: z.string() })]),
  BookgDt: dateSchema,
  NtryRef: text,
  AcctSvcrRef: text,
  AddtlNtryInf: text,
  NtryDtls: z.array(z.looseObject({ TxDtls: z.array(transactionSchema).optional() })).optional(),
});
type Entry = z.infer<typeof entrySchema>;
const balanceSchema = z.looseObject({
  Tp: z.looseObject({ CdOrPrtry: z.looseObject({ Cd: text }) }),
  Amt: amountSchema,
  CdtDbtInd: direction,
  Dt: dateSchema,
});
const statementSchema = z.looseObject({
  Acct: z.looseObject({
    Id: z.looseObject({ IBAN: text, Othr: z.looseObject({ Id: text }).optional() }),
  }),
  FrToDt: z.looseObject({ FrDtTm: text, ToDtTm: text }).optional(),
  Bal: z.array(balanceSchema),
  Ntry: z.array(z.unknown()).default([]),
});
type Statement = z.infer<typeof statementSchema>;
const documentSchema = z.looseObject({
  Document: z.looseObject({
    BkToCstmrStmt: z.looseObject({ Stmt: z.array(statementSchema).min(1) }),
  }),
});

/**
 * Reads ISO 20022 camt.053 of any version: booked entries of one account in pounds, split where the
 * bank gives the transactions of an entry one by one. A file with a document type is refused unread,
 * so that no entity of its own can expand. Source: ISO 20022 message definition, camt.053.001.
 */
export function readCamt053(xml: string): StatementRead {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    return malformed('a statement has no document type and no entities of its own');
  }
  const tree = treeOf(xml);
  if (!tree.ok) return tree;
  const parsed = documentSchema.safeParse(tree.value);
  if (!parsed.success) {
    return malformed(`it is no camt.053 statement: ${inShort(parsed.error)}`);
  }
  const [first, ...others] = parsed.data.Document.BkToCstmrStmt.Stmt;
  if (first === undefined) return malformed('it holds no statement');
  if (others.length > 0) return malformed('it holds several statements; give them one by one');
  return readStatement(first, xml);
}

/** The parser says what is wrong as `sentence:line:column`. */
function treeOf(xml: string): Result<unknown, MalformedStatement> {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Without its validator this parser takes `<a><b></a>` without a word; the validator's own package would be one more dependency for the same code.
    const tree: unknown = parser.parse(xml, true);
    return done(tree);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [, sentence = said, line] = /^(.*):(\d+):\d+$/s.exec(said) ?? [];
    return malformed(`it is not XML: ${sentence}`, line === undefined ? undefined : Number(line));
  }
}

function readStatement(statement: Statement, xml: string): StatementRead {
  const lines: StatementLine[] = [];
  for (const [index, given] of statement.Ntry.entries()) {
    const at = lineOf(given, xml);
    const entry = entrySchema.safeParse(given);
    if (!entry.success) return malformed(`entry ${index + 1}: ${inShort(entry.error)}`, at);
    const { Sts } = entry.data;
    // What is only pending or for information has not moved the balance.
    if ((typeof Sts === 'string' ? Sts : Sts.Cd) !== 'BOOK') continue;
    const read = linesOf(entry.data);
    if (typeof read === 'string') return malformed(`entry ${index + 1}: ${read}`, at);
    lines.push(...read);
  }
  const opening = balanceOf(statement, ['OPBD', 'PRCD']);
  const closing = balanceOf(statement, ['CLBD']);
  if (opening === undefined || closing === undefined) {
    return malformed('it has no opening or no closing balance in pounds');
  }
  const from = dayOf({ DtTm: statement.FrToDt?.FrDtTm }) ?? closing.on;
  const to = dayOf({ DtTm: statement.FrToDt?.ToDtTm }) ?? closing.on;
  if (from > to || lines.some(({ bookedOn }) => bookedOn < from || bookedOn > to)) {
    return malformed(`a line was booked outside ${from} to ${to}, which the statement is for`);
  }
  const { IBAN, Othr } = statement.Acct.Id;
  const read: BankStatement = {
    ...{ format: 'camt.053', from, to, lines },
    accountEnding: (IBAN ?? Othr?.Id ?? '').slice(-4),
    openingPence: opening.pence,
    closingPence: closing.pence,
  };
  return checkBalances(read);
}

/** An entry's lines, or what is wrong with it. */
function linesOf(entry: Entry): readonly StatementLine[] | string {
  const bookedOn = dayOf(entry.BookgDt);
  if (bookedOn === undefined) return 'it has no day on which it was booked';
  const amountPence = penceOf(entry);
  if (amountPence === undefined) return 'its amount is not one in pounds';
  const details = (entry.NtryDtls ?? []).flatMap(({ TxDtls }) => TxDtls ?? []);
  const amounts = details.map((each) => transactionPence(each, entry));
  const split = amounts.flatMap((amount) => amount ?? []);
  const whole = details.length > 1 && split.length === details.length;
  if (whole && sumPence(split) === amountPence) {
    return details.map((each, index) => lineFrom(entry, each, bookedOn, split[index] ?? 0));
  }
  return [lineFrom(entry, details.length === 1 ? details[0] : undefined, bookedOn, amountPence)];
}

function lineFrom(
  entry: Entry,
  transaction: Transaction | undefined,
  bookedOn: LocalDate,
  amountPence: Pence,
): StatementLine {
  const refs = transaction?.Refs;
  const free = transaction?.RmtInf?.Ustrd?.join(' ');
  const structured = transaction?.RmtInf?.Strd?.find(
    ({ CdtrRefInf }) => CdtrRefInf?.Ref !== undefined,
  );
  const carriers = {
    EndToEndId: refs?.EndToEndId,
    CdtrRefInf: structured?.CdtrRefInf?.Ref,
    TxId: refs?.TxId,
    InstrId: refs?.InstrId,
    PmtInfId: refs?.PmtInfId,
    MsgId: refs?.MsgId,
    NtryRef: entry.NtryRef,
    AcctSvcrRef: refs?.AcctSvcrRef ?? entry.AcctSvcrRef,
  };
  const bare = statementLine({
    ...{ bookedOn, amountPence, reference: undefined, carrierIds: carriers },
    description: [entry.AddtlNtryInf, transaction?.AddtlTxInf, free].filter(Boolean).join(' '),
  });
  // The payer's own reference says most; what only the bank made up comes last.
  const { EndToEndId, CdtrRefInf, InstrId, PmtInfId } = bare.carrierIds;
  const reference = EndToEndId ?? CdtrRefInf ?? InstrId ?? PmtInfId;
  return reference === undefined ? bare : { ...bare, reference };
}

function transactionPence(transaction: Transaction, entry: Entry): Pence | undefined {
  const { Amt, CdtDbtInd = entry.CdtDbtInd } = transaction;
  return Amt === undefined ? undefined : penceOf({ Amt, CdtDbtInd });
}

function penceOf(given: {
  readonly Amt: z.infer<typeof amountSchema>;
  readonly CdtDbtInd: 'CRDT' | 'DBIT';
}): Pence | undefined {
  const amount = readPounds(given.Amt['#text']);
  if (amount === undefined || amount < 0 || given.Amt['@Ccy'] !== 'GBP') return undefined;
  return given.CdtDbtInd === 'CRDT' || amount === 0 ? amount : -amount;
}

function balanceOf(
  { Bal }: Statement,
  codes: readonly string[],
): { readonly pence: Pence; readonly on: LocalDate } | undefined {
  for (const code of codes) {
    const found = Bal.find(({ Tp }) => Tp.CdOrPrtry.Cd === code);
    if (found === undefined) continue;
    const pence = penceOf(found);
    const on = dayOf(found.Dt);
    return pence === undefined || on === undefined ? undefined : { pence, on };
  }
  return undefined;
}

function dayOf({ Dt, DtTm }: { Dt?: string | undefined; DtTm?: string | undefined }) {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})(?:$|[TZ+-])/.exec(Dt ?? DtTm ?? '') ?? [];
  return readDay(year, month, day);
}

/** The line of the file an element begins on, counted from 1. */
function lineOf(element: unknown, xml: string): number | undefined {
  if (typeof element !== 'object' || element === null) return undefined;
  const own = Object.getOwnPropertySymbols(element).map((symbol): unknown =>
    Reflect.get(element, symbol),
  );
  const found = own.map((value) => place.safeParse(value)).find(({ success }) => success);
  return found?.data === undefined
    ? undefined
    : xml.slice(0, found.data.startIndex).split('\n').length;
}

function inShort(error: z.ZodError): string {
  const [first] = error.issues;
  return first === undefined ? 'it does not parse' : `${first.path.join('/')}: ${first.message}`;
}

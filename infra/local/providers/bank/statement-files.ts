import { done, localDate, refused, sumPence } from '#shared/kernel/index.ts';
import type { Instant, LocalDate, Result } from '#shared/kernel/index.ts';
import { firstBalancePence } from './account-movements.ts';
import type { AccountMovement } from './account-movements.ts';

export interface StatementFile {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: string;
}

interface Statement {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly openingPence: number;
  readonly closingPence: number;
  readonly movements: readonly AccountMovement[];
}

/**
 * The statement that a person downloads: `/statement.xml` (camt.053.001.08) or `/statement.csv`,
 * of today or of `?from=2021-12-01&to=2021-12-31`. Undefined for another address; refused with a
 * sentence for days there are not, or not yet.
 */
export function statementFile(
  address: string,
  now: Instant,
  movementsUntil: (until: Instant) => readonly AccountMovement[],
): Result<StatementFile, string> | undefined {
  const { pathname, searchParams } = new URL(address, 'http://bank');
  const format = /^\/statement\.(xml|csv)$/.exec(pathname)?.[1];
  if (format === undefined) return undefined;
  const today = localDate(now);
  const from = searchParams.get('from') ?? today;
  const to = searchParams.get('to') ?? from;
  if (!isDay(from) || !isDay(to) || from > to)
    return refused('from and to are days like 2021-12-06');
  if (to > today) return refused(`today is ${today}: there is no statement of later days`);
  const all = movementsUntil(now);
  const openingPence =
    firstBalancePence + sumPence(all.filter((each) => each.bookedOn < from).map(amountOf));
  const movements = all.filter(({ bookedOn }) => bookedOn >= from && bookedOn <= to);
  const closingPence = openingPence + sumPence(movements.map(amountOf));
  const statement = { from, to, openingPence, closingPence, movements };
  const fileName = `statement-${from}-${to}.${format}`;
  return done(
    format === 'xml'
      ? { contentType: 'application/xml', fileName, body: inXml(statement, now) }
      : { contentType: 'text/csv; charset=utf-8', fileName, body: inCsv(statement) },
  );
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

function amountOf({ amountPence }: AccountMovement): number {
  return amountPence;
}

function inXml(statement: Statement, now: Instant): string {
  const { from, to, openingPence, closingPence, movements } = statement;
  const id = `OPENDOOR-${from}-${to}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">',
    '<BkToCstmrStmt>',
    `<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${now}</CreDtTm></GrpHdr>`,
    `<Stmt><Id>${id}</Id><CreDtTm>${now}</CreDtTm>`,
    `<FrToDt><FrDtTm>${from}T00:00:00.000Z</FrDtTm><ToDtTm>${to}T23:59:59.000Z</ToDtTm></FrToDt>`,
    '<Acct><Id><Othr><Id>OPENDOOR</Id></Othr></Id><Ccy>GBP</Ccy></Acct>',
    balance('OPBD', openingPence, from),
    balance('CLBD', closingPence, to),
    ...movements.map(entry),
    '</Stmt>',
    '</BkToCstmrStmt>',
    '</Document>',
    '',
  ].join('\n');
}

function balance(code: string, amountPence: number, on: LocalDate): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(amountPence)}<Dt><Dt>${on}</Dt></Dt></Bal>`;
}

function entry(movement: AccountMovement): string {
  const { bankId, bookedOn, amountPence, reference, narrative } = movement;
  return [
    `<Ntry>${amount(amountPence)}<Sts><Cd>BOOK</Cd></Sts>`,
    `<BookgDt><Dt>${bookedOn}</Dt></BookgDt><ValDt><Dt>${bookedOn}</Dt></ValDt>`,
    `<AcctSvcrRef>${escape(bankId)}</AcctSvcrRef><BkTxCd><Prtry><Cd>BACS</Cd></Prtry></BkTxCd>`,
    `<NtryDtls><TxDtls><Refs><EndToEndId>${escape(reference)}</EndToEndId></Refs></TxDtls></NtryDtls>`,
    `<AddtlNtryInf>${escape(narrative)}</AddtlNtryInf></Ntry>`,
  ].join('');
}

function amount(amountPence: number): string {
  const direction = amountPence < 0 ? 'DBIT' : 'CRDT';
  return `<Amt Ccy="GBP">${pounds(Math.abs(amountPence))}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`;
}

/** The first and the last row state the balances of the period, without an amount. */
function inCsv({ from, to, openingPence, closingPence, movements }: Statement): string {
  let running = openingPence;
  const rows = movements.map(({ bankId, bookedOn, amountPence, reference, narrative }) => {
    running += amountPence;
    return [bookedOn, pounds(amountPence), reference, narrative, bankId, pounds(running)];
  });
  return [
    ['Date', 'Amount', 'Reference', 'Description', 'Bank id', 'Balance'],
    [from, '', '', 'Opening balance', '', pounds(openingPence)],
    ...rows,
    [to, '', '', 'Closing balance', '', pounds(closingPence)],
  ]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function pounds(amountPence: number): string {
  const absolute = Math.abs(amountPence);
  const sign = amountPence < 0 ? '-' : '';
  return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { done, refused, sumPence } from '#shared/kernel/index.ts';
import type { Result } from '#shared/kernel/index.ts';
import { isBacsReference, readBacsDate } from './bacs-text.ts';
import { creditLimitPence } from './standard-18.ts';
import type { BacsCredit, Standard18File } from './standard-18.ts';

/** The first thing wrong with a file, and the line it stands on, counted from 1. */
export interface MalformedFile {
  readonly kind: 'malformed-file';
  readonly line: number;
  readonly reason: string;
}

const volume = /^VOL1(?<serial>[A-Z0-9]{6}) {31}(?<user>\d{6}) {32}1$/;
const header1 =
  /^HDR1A(?<user>\d{6})S {3}(?<owner>\d{6})(?<serial>[A-Z0-9]{6})00010001 {6}(?<created> \d{5})(?<expires> \d{5}) 000000 {20}$/;
const header2 = /^HDR2F0200000100 {35}00 {28}$/;
const userHeader = /^UHL1(?<processing> \d{5})\d{6} {4}000{6}1 DAILY {2}\d{3} {40}$/;
const record =
  /^(?<sortCode>\d{6})(?<account>\d{8})0(?<code>99|17)(?<ownSortCode>\d{6})(?<ownAccount>\d{8}) {4}(?<amount>\d{11})(?<first>[A-Z0-9.&/ -]{18})(?<second>[A-Z0-9.&/ -]{18})(?<third>[A-Z0-9.&/ -]{18})$/;
const totals =
  /^UTL1(?<debits>\d{13})(?<credits>\d{13})(?<debitCount>\d{7})(?<creditCount>\d{7}) {36}$/;

const headLines = 4;
const tailLines = 3;

/**
 * Reads a file as strictly as a bank would: every label and record by the layout, one contra equal
 * to the sum of the credits, totals and counts that agree. Stops at the first fault.
 */
export function readStandard18(text: string): Result<Standard18File, MalformedFile> {
  if (!text.endsWith('\r\n')) return malformed(1, 'every line ends in CRLF, the last one too');
  const lines = text.slice(0, -2).split('\r\n');
  if (lines.length < headLines + tailLines + 2) {
    return malformed(lines.length, 'a file has its labels, at least one credit and a contra');
  }
  const head = readHead(lines);
  if (!head.ok) return head;
  const body = readBody(lines);
  if (!body.ok) return body;
  const tail = checkTail(lines, body.value);
  if (!tail.ok) return tail;
  return done({ ...head.value, originator: body.value.originator, credits: body.value.credits });
}

type Head = Omit<Standard18File, 'originator' | 'credits'>;
type Body = Pick<Standard18File, 'originator' | 'credits'>;

function readHead(lines: readonly string[]): Result<Head, MalformedFile> {
  const vol = fields(volume, lines[0]);
  if (vol === undefined) return malformed(1, 'not a VOL1 label by the layout');
  if (vol('serial') === '000000') return malformed(1, 'the serial may not be 000000');
  const hdr = fields(header1, lines[1]);
  const createdOn = readBacsDate(hdr?.('created') ?? '');
  if (hdr === undefined || createdOn === undefined || !readBacsDate(hdr('expires'))) {
    return malformed(2, 'not a HDR1 label by the layout');
  }
  const sameUser = hdr('user') === vol('user') && hdr('owner') === vol('user');
  if (!sameUser || hdr('serial') !== vol('serial')) {
    return malformed(2, 'service user number and serial must repeat those of VOL1');
  }
  if (!header2.test(lines[2] ?? '')) return malformed(3, 'not a HDR2 label by the layout');
  const processingDate = readBacsDate(fields(userHeader, lines[3])?.('processing') ?? '');
  if (processingDate === undefined) return malformed(4, 'not a UHL1 label by the layout');
  return done({
    serviceUserNumber: vol('user'),
    fileSerial: vol('serial'),
    createdOn,
    processingDate,
  });
}

function readBody(lines: readonly string[]): Result<Body, MalformedFile> {
  const contraAt = lines.length - tailLines - 1;
  const contra = fields(record, lines[contraAt]);
  if (contra?.('code') !== '17') return malformed(contraAt + 1, 'the last record must be a contra');
  const own = contra('ownSortCode') + contra('ownAccount');
  if (contra('sortCode') + contra('account') !== own || contra('second').trim() !== 'CONTRA') {
    return malformed(contraAt + 1, 'the contra must debit the originating account');
  }
  const credits: BacsCredit[] = [];
  for (let at = headLines; at < contraAt; at += 1) {
    const credit = readCredit(lines[at], at + 1, own);
    if (!credit.ok) return credit;
    credits.push(credit.value);
  }
  if (sumPence(credits.map((credit) => credit.amountPence)) !== Number(contra('amount'))) {
    return malformed(contraAt + 1, 'the contra does not equal the sum of the credits');
  }
  const name = contra('third').trimEnd();
  const [sortCode, accountNumber] = [contra('ownSortCode'), contra('ownAccount')];
  return done({ originator: { sortCode, accountNumber, name }, credits });
}

function readCredit(
  text: string | undefined,
  line: number,
  own: string,
): Result<BacsCredit, MalformedFile> {
  const read = fields(record, text);
  if (read?.('code') !== '99') return malformed(line, 'not a credit record by the layout');
  if (read('ownSortCode') + read('ownAccount') !== own) {
    return malformed(line, 'the originating account must be that of the contra');
  }
  const amountPence = Number(read('amount'));
  if (amountPence === 0) return malformed(line, 'a credit of nothing');
  if (amountPence > creditLimitPence) return malformed(line, 'above the limit of one credit');
  const reference = read('second').trimEnd();
  if (!isBacsReference(reference)) return malformed(line, 'a credit needs a reference');
  return done({
    sortCode: read('sortCode'),
    accountNumber: read('account'),
    amountPence,
    reference,
    payeeName: read('third').trimEnd(),
  });
}

function checkTail(lines: readonly string[], body: Body): Result<void, MalformedFile> {
  const at = lines.length - tailLines;
  const [header = '', second = ''] = [lines[1], lines[2]];
  const expectedEnd = `EOF1${header.slice(4, 54)}${' '.repeat(26)}`;
  if (lines[at] !== expectedEnd) return malformed(at + 1, 'EOF1 must repeat HDR1');
  if (lines[at + 1] !== `EOF2${second.slice(4)}`) {
    return malformed(at + 2, 'EOF2 must repeat HDR2');
  }
  const sums = fields(totals, lines[at + 2]);
  if (sums === undefined) return malformed(at + 3, 'not a UTL1 label by the layout');
  const total = sumPence(body.credits.map((credit) => credit.amountPence));
  if (Number(sums('debits')) !== total || Number(sums('credits')) !== total) {
    return malformed(at + 3, 'the totals do not equal the sum of the credits');
  }
  if (Number(sums('debitCount')) !== 1 || Number(sums('creditCount')) !== body.credits.length) {
    return malformed(at + 3, 'the counts do not equal the number of records');
  }
  return done(undefined);
}

/** The named fields of a line, or undefined when the line does not follow its layout. */
function fields(layout: RegExp, line: string | undefined): ((name: string) => string) | undefined {
  const groups = layout.exec(line ?? '')?.groups;
  return groups === undefined ? undefined : (name) => groups[name] ?? '';
}

function malformed(line: number, reason: string): { ok: false; failure: MalformedFile } {
  return refused({ kind: 'malformed-file', line, reason });
}

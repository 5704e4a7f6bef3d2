import { addWorkingDays, invariant, sumPence } from '#shared/kernel/index.ts';
import type { LocalDate, Pence } from '#shared/kernel/index.ts';
import { isBacsReference, toBacsDate, toBacsText } from './bacs-text.ts';
import { contraNarrative } from './file-serial.ts';

/** Somebody's account: six digits of sort code, up to eight of account number. */
export interface BacsAccount {
  readonly sortCode: string;
  readonly accountNumber: string;
}

export interface BacsCredit extends BacsAccount {
  readonly amountPence: Pence;
  /** At most 18 characters of the Bacs set; the same on every rail, in the ledger and on the statement. */
  readonly reference: string;
  readonly payeeName: string;
}

/** One day's Direct Credit file, what it means apart from how it is written. */
export interface Standard18File {
  /** Six digits that Bacs gave to the organisation. */
  readonly serviceUserNumber: string;
  readonly originator: BacsAccount & { readonly name: string };
  /** Six letters or digits; may not repeat within three months. */
  readonly fileSerial: string;
  readonly createdOn: LocalDate;
  /** Day 2 of the cycle: the working day before the money is in the account. */
  readonly processingDate: LocalDate;
  readonly credits: readonly BacsCredit[];
}

/** Bacs takes no single credit above £20,000,000. */
export const creditLimitPence = 2_000_000_000;

/**
 * Writes the file by the Standard 18 layout: labels of 80 characters, records of 100, one contra
 * that debits our own account with the sum, totals at the end, CRLF throughout. What cannot be
 * written is a defect, because everything was parsed before it became a credit.
 */
export function writeStandard18(file: Standard18File): string {
  checkHead(file);
  file.credits.forEach(checkCredit);
  const total = sumPence(file.credits.map((credit) => credit.amountPence));
  const lines = [
    volumeLabel(file),
    ...headerLabels(file, 'HDR'),
    `UHL1${toBacsDate(file.processingDate)}999999${blanks(4)}00000000${dailyFile}001${blanks(40)}`,
    ...file.credits.map((credit) => creditRecord(file, credit)),
    contraRecord(file, total),
    ...headerLabels(file, 'EOF'),
    totalsLabel(total, file.credits.length),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

const dailyFile = '1 DAILY  ';

function checkHead(file: Standard18File): void {
  invariant(/^\d{6}$/.test(file.serviceUserNumber), 'A service user number has six digits');
  invariant(/^[A-Z0-9]{6}$/.test(file.fileSerial), 'A file serial is six letters or digits');
  invariant(file.fileSerial !== '000000', 'A file serial is not 000000');
  invariant(file.credits.length > 0, 'A file carries at least one credit');
  checkAccount(file.originator);
}

function checkCredit(credit: BacsCredit): void {
  checkAccount(credit);
  invariant(isBacsReference(credit.reference), 'A reference must survive Bacs unchanged');
  invariant(
    Number.isSafeInteger(credit.amountPence) &&
      credit.amountPence > 0 &&
      credit.amountPence <= creditLimitPence,
    'A credit is a whole number of pence above nothing and within the limit',
  );
}

function checkAccount(account: BacsAccount): void {
  invariant(/^\d{6}$/.test(account.sortCode), 'A sort code has six digits');
  invariant(/^\d{6,8}$/.test(account.accountNumber), 'An account number has six to eight digits');
}

function volumeLabel(file: Standard18File): string {
  return `VOL1${file.fileSerial}${blanks(31)}${file.serviceUserNumber}${blanks(32)}1`;
}

/** The end-of-file labels repeat the header, without the six zeroes that close its first line. */
function headerLabels(file: Standard18File, label: 'HDR' | 'EOF'): string[] {
  const user = file.serviceUserNumber;
  const created = toBacsDate(file.createdOn);
  const expires = toBacsDate(expiryDate(file.processingDate));
  const close = label === 'HDR' ? '000000' : blanks(6);
  return [
    `${label}1A${user}S${blanks(3)}${user}${file.fileSerial}00010001${blanks(6)}${created}${expires} ${close}${blanks(20)}`,
    `${label}2F0200000100${blanks(35)}00${blanks(28)}`,
  ];
}

/** The file may be overwritten once its money has arrived, the working day after processing. */
function expiryDate(processingDate: LocalDate): LocalDate {
  return addWorkingDays(processingDate, 1);
}

function creditRecord(file: Standard18File, credit: BacsCredit): string {
  return [
    ...[accountField(credit), '0', '99', accountField(file.originator), blanks(4)],
    penceField(credit.amountPence, 11),
    toBacsText(file.originator.name, 18),
    toBacsText(credit.reference, 18),
    toBacsText(credit.payeeName, 18),
  ].join('');
}

/** The narrative carries the serial, so that the debit on our own statement names its file. */
function contraRecord(file: Standard18File, total: Pence): string {
  const own = accountField(file.originator);
  return [
    ...[own, '0', '17', own, blanks(4), penceField(total, 11)],
    toBacsText(contraNarrative(file.fileSerial), 18),
    toBacsText('CONTRA', 18),
    toBacsText(file.originator.name, 18),
  ].join('');
}

function totalsLabel(total: Pence, credits: number): string {
  const sums = penceField(total, 13).repeat(2);
  return `UTL1${sums}${'1'.padStart(7, '0')}${String(credits).padStart(7, '0')}${blanks(36)}`;
}

function accountField(account: BacsAccount): string {
  return account.sortCode + account.accountNumber.padStart(8, '0');
}

function penceField(amount: Pence, length: number): string {
  const digits = String(amount).padStart(length, '0');
  invariant(digits.length === length, `The amount does not fit in ${length} digits`);
  return digits;
}

function blanks(count: number): string {
  return ' '.repeat(count);
}

import { createHash } from 'node:crypto';

import { malformed, type StatementRead } from './bank-statement.ts';
import { isFloat, type OutsideAccount } from './outside-account.ts';
import { readCamt053 } from './read-camt-053.ts';
import { readFloatStatement } from './read-float-statement.ts';
import { readStatementCsv } from './read-statement-csv.ts';

/**
 * Reads a statement, whole or not at all: a float's as its provider answers it, the bank's by what it
 * holds: XML is camt.053, everything else a CSV.
 */
export function readStatement(content: Uint8Array, account: OutsideAccount): StatementRead {
  const text = inText(content);
  if (text === undefined) return malformed('it is not text in UTF-8');
  if (isFloat(account)) return readFloatStatement(text, account);
  return text.trimStart().startsWith('<') ? readCamt053(text) : readStatementCsv(text);
}

/**
 * Names a file by what is in it: whatever it is called, the same content is the same statement of the
 * same account.
 */
export function statementIdOf(content: Uint8Array, account: OutsideAccount): string {
  const hash = createHash('sha256').update(isFloat(account) ? `${account}\n` : '');
  return hash.update(content).digest('base64url').slice(0, 22);
}

function inText(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

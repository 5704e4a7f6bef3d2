import { createHash } from 'node:crypto';

import { malformed, type StatementRead } from './bank-statement.ts';
import { readCamt053 } from './read-camt-053.ts';
import { readStatementCsv } from './read-statement-csv.ts';

/** Reads a bank statement by what it holds: XML is camt.053, everything else a CSV. Whole or not at all. */
export function readStatement(content: Uint8Array): StatementRead {
  const text = inText(content);
  if (text === undefined) return malformed('it is not text in UTF-8');
  return text.trimStart().startsWith('<') ? readCamt053(text) : readStatementCsv(text);
}

/** Names a file by what is in it: whatever it is called, the same content is the same statement. */
export function statementIdOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

function inText(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

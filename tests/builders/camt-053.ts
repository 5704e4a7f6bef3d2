/** A camt.053 file as a bank writes it, with whatever entries a test wants. */
export function camt053(
  entries: readonly string[],
  balances: { readonly opening?: string; readonly closing: string },
  period = { from: '2021-12-08', to: '2021-12-08' },
): string {
  const balance = (code: string, amount: string, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="GBP">${amount.replace('-', '')}</Amt>` +
    `<CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2021-12-08T22:00:00Z</CreDtTm></GrpHdr>',
    '<Stmt><Id>S1</Id>',
    `<FrToDt><FrDtTm>${period.from}T00:00:00Z</FrDtTm><ToDtTm>${period.to}T23:59:59Z</ToDtTm></FrToDt>`,
    '<Acct><Id><Othr><Id>20000012345678</Id></Othr></Id></Acct>',
    balance('OPBD', balances.opening ?? '1000.00', period.from),
    balance('CLBD', balances.closing, period.to),
    ...entries,
    '</Stmt></BkToCstmrStmt></Document>',
  ].join('\n');
}

export interface CamtEntry {
  readonly amount: string;
  readonly out?: boolean;
  readonly status?: string;
  readonly bookedOn?: string;
  readonly bankId?: string;
  readonly details?: string;
  readonly words?: string;
}

export function camtEntry(entry: CamtEntry): string {
  const { amount, out = false, status = '<Cd>BOOK</Cd>', bookedOn = '2021-12-08' } = entry;
  return [
    `<Ntry><Amt Ccy="GBP">${amount}</Amt><CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd>`,
    `<Sts>${status}</Sts><BookgDt><Dt>${bookedOn}</Dt></BookgDt>`,
    entry.bankId === undefined ? '' : `<AcctSvcrRef>${entry.bankId}</AcctSvcrRef>`,
    entry.details === undefined ? '' : `<NtryDtls>${entry.details}</NtryDtls>`,
    `<AddtlNtryInf>${entry.words ?? 'DIRECT CREDIT'}</AddtlNtryInf></Ntry>`,
  ].join('');
}

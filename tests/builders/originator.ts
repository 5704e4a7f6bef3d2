import type { Originator } from '#shared/payments/index.ts';

/** Our own account, as the files of tests name it. */
export const originator: Originator = {
  name: 'Open Door',
  sortCode: '871427',
  accountNumber: '46238510',
  serviceUserNumber: '999999',
};

import { accountant } from './accountant.ts';
import type { Actor } from './actor.ts';
import { bank, bankOffice } from './bank.ts';
import { caseworkers } from './caseworkers.ts';
import { challengers } from './challengers.ts';
import { families } from './families.ts';
import { finance } from './finance.ts';
import { codeDesk, codeOffice, codeProvider, weeks } from './codes.ts';
import { deadlines, functions } from './functions.ts';
import { leavers } from './leavers.ts';
import { menders } from './menders.ts';
import { mischance } from './mischance.ts';
import { time } from './time.ts';

export type { Actor } from './actor.ts';

/** Everybody who acts. Another actor is a file here and a place in this list. */
export const actors: readonly Actor[] = [
  families,
  caseworkers,
  menders,
  leavers,
  challengers,
  finance,
  accountant,
  functions,
  deadlines,
  bank,
  bankOffice,
  codeProvider,
  codeOffice,
  codeDesk,
  time,
  weeks,
  mischance,
];

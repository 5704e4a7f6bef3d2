import { describe, expect, it } from 'vitest';

import {
  holdCategories,
  holdCategoryNames,
  reportedReasonCodeSchema,
  returnReasonCodeSchema,
  returnReasons,
  scopeName,
} from '#shared/payments/index.ts';

describe('why money came back', () => {
  const noMending = Object.entries(returnReasons).filter(
    ([, meaning]) => !meaning.mendableByFamily,
  );

  it('is said to staff in one sentence for each code of each rail', () => {
    const said = returnReasonCodeSchema.options.map((code) => {
      const { reason, sentence } = returnReasons[code];
      return `${code} ${reason}: ${sentence}`;
    });
    expect(said).toEqual([
      '0 invalid-details: The bank could not use these account details.',
      '2 payee-deceased: The bank says that the account holder has died. Stop all messages to the family.',
      '3 account-transferred: The account has moved to another bank or branch.',
      '5 account-not-found: There is no account with this number at that sort code.',
      'B account-closed: The account has been closed.',
      'C recalled: We asked for this payment back.',
      'FPS1 account-not-found: There is no account with this number at that sort code.',
      'FPS2 account-closed: The account has been closed.',
      'FPS3 account-blocked: The account is stopped.',
      'FPS4 payee-deceased: The bank says that the account holder has died. Stop all messages to the family.',
      'FPS5 reference-required: The account takes payments only with a reference of its own, like a roll number.',
      'FPS6 name-mismatch: The name is not the one on the account.',
      'FPS7 recalled: We asked for this payment back.',
      'FPS8 terms: The account’s terms do not allow this payment: another account or way is needed.',
      'FPS9 other: The account holder was not expecting this payment.',
      'FPS10 terms: The account’s terms do not allow this payment: another account or way is needed.',
      'FPS11 other: The bank says that the sender must act: ask the bank.',
      'FPS12 account-transferred: The account has moved to another bank or branch.',
      'FPS13 sensitive: The bank gives no reason because it is sensitive. Stop all messages to the family.',
      'FPS14 other: The bank gave no reason.',
      'expired not-redeemed: It was not redeemed in time.',
      'cancelled not-redeemed: It was cancelled before it was redeemed.',
      'not-taken not-taken: The bank or provider never took the file that it was in.',
      'not-given other: The bank gave no reason.',
    ]);
  });

  it('is for a person to look at first where the family could not mend it, or must be left alone', () => {
    expect(noMending.map(([code]) => code).sort()).toEqual(
      [
        '2',
        'C',
        'FPS4',
        'FPS7',
        'FPS9',
        'FPS11',
        'FPS13',
        'FPS14',
        'not-given',
        'not-taken',
      ].sort(),
    );
  });

  it('stays a short code, whatever a rail calls it', () => {
    const read = (code: string) => reportedReasonCodeSchema.parse(code);
    expect(read('FPS13')).toBe('FPS13');
    expect(read('died on 3/4, ask Mrs Khan')).toBe('died-on-3-4-ask-Mrs-');
    expect(reportedReasonCodeSchema.safeParse('').success).toBe(false);
  });
});

describe('why money waits', () => {
  it('has a name and says what whoever lifts it has to do', () => {
    const said = holdCategoryNames.map((category) => {
      const { name, toLift } = holdCategories[category];
      return `${category} (${name}): ${toLift}`;
    });
    expect(said).toEqual([
      'bank-account-anomaly (Bank account looks wrong): Ring the family on a number we had before, and check the account with them.',
      'rail-rejection (Refused by the bank or provider): Put right what the bank named, then let it go out with the next run.',
      'possible-fraud (Possible fraud): Write down what was found and who decided that it may be paid.',
      'duplicate (May be paid twice): Compare the applications and write down what was found.',
      'awaiting-evidence (Waiting for evidence): Look at what came in, or let it lift by itself on its day.',
      'manual (Held by hand): Write down why it may go out now.',
    ]);
  });

  it('may be a stop of a rail or a programme, each of which has a name of its own', () => {
    expect(scopeName({ kind: 'rail', rail: 'bacs' })).toBe('rail bacs');
    expect(scopeName({ kind: 'programme', programmeId: 'household-support-fund' })).toBe(
      'programme household-support-fund',
    );
  });
});

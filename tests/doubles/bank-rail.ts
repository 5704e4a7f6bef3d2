import type { PaymentRail, RailAnswer, RailFile } from '#shared/payments/index.ts';

/** A bank that a test can take down, make forgetful or make refuse; it takes each key once. */
export interface BankRail extends PaymentRail {
  submit: PaymentRail['submit'];
  /** Every file as it was first taken, by its idempotency key. */
  readonly files: ReadonlyMap<string, RailFile>;
  /** How often it was called, whatever came of it. */
  readonly calls: () => number;
  /** What happens to the next call; after it the bank is well again. */
  next(
    trouble:
      | 'down'
      | 'reply-lost'
      | { readonly refuse: readonly string[] }
      | { readonly unclear: readonly string[] },
  ): void;
}

export function createBankRail(): BankRail {
  const files = new Map<string, RailFile>();
  const troubles: Parameters<BankRail['next']>[0][] = [];
  let calls = 0;

  function take(file: RailFile): RailAnswer {
    const earlier = files.get(file.idempotencyKey);
    if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(file)) {
      return { kind: 'unclear', reasons: ['another file was sent under this key'] };
    }
    files.set(file.idempotencyKey, structuredClone(file));
    return { kind: 'accepted', submissionId: `S-${file.idempotencyKey}` };
  }

  return {
    name: 'bank double',
    files,
    calls: () => calls,
    next: (trouble) => troubles.push(trouble),
    submit: (file) => {
      calls += 1;
      const trouble = troubles.shift();
      if (trouble === 'down') return Promise.reject(new Error('The bank answered 503'));
      if (typeof trouble === 'object') {
        return Promise.resolve(
          'refuse' in trouble
            ? { kind: 'refused', reasons: trouble.refuse }
            : { kind: 'unclear', reasons: trouble.unclear },
        );
      }
      const answer = take(file);
      if (trouble === 'reply-lost') return Promise.reject(new Error('socket hang up'));
      return Promise.resolve(answer);
    },
  };
}

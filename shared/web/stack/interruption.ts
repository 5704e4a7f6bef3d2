/**
 * Why a request stops before its page is reached. Each has a page that says, in plain words, what
 * happened and what to do next.
 */
export type InterruptionReason =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'method-not-allowed'; readonly allowed: readonly string[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-a-form' }
  | { readonly kind: 'session-expired' }
  | { readonly kind: 'form-stale' };

/** Thrown inside the stack only: middy's way to leave it early with the closing middlewares still run. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly reason: InterruptionReason;

  constructor(reason: InterruptionReason) {
    super(reason.kind);
    this.reason = reason;
  }
}

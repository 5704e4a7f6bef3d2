/** What the provider says to a request, as a status and a JSON body. */
export interface DeskAnswer {
  readonly status: 200 | 202 | 400 | 404 | 409 | 413 | 422 | 503;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export function said(status: DeskAnswer['status'], reason: string): DeskAnswer {
  return { status, body: { errors: [{ reason }] } };
}

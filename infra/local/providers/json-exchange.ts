import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from '../read-body.ts';

/** The body, or undefined when it is longer than anything that is asked here. */
export async function bodyOf(
  request: IncomingMessage,
  limitBytes: number,
): Promise<string | undefined> {
  try {
    return (await readBody(request, limitBytes)).toString('utf8');
  } catch (problem) {
    if (problem instanceof BodyTooLarge) return undefined;
    throw problem;
  }
}

/** What a text says as JSON; undefined when it is none. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

export function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

import type http from 'node:http';

/** Thrown by `readBody`; the connection is of no further use. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** Reads a request to its end, or throws `BodyTooLarge` without keeping what came. */
export async function readBody(request: http.IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = bytesOf(chunk);
    size += bytes.length;
    if (size > limitBytes) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** A stream's chunks are untyped; those of a request without an encoding are bytes. */
function bytesOf(chunk: unknown): Buffer {
  if (chunk instanceof Buffer) return chunk;
  throw new TypeError('A request was read as text');
}

import type { FileName, FileStore } from './file-store.ts';

/** A call in the REST protocol of S3, its bucket in the path. */
export interface FileCall {
  readonly method: string;
  readonly path: string;
  readonly contentType?: string | undefined;
  readonly bytes: Uint8Array;
}

export interface FileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a call does, as IAM names it; undefined for what this engine does not do. */
export interface FileDeed extends FileName {
  readonly action: 's3:PutObject' | 's3:GetObject' | 's3:DeleteObject';
}

const deeds = {
  PUT: 's3:PutObject',
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  DELETE: 's3:DeleteObject',
} as const;

/** Reads what a call is about. Only whole objects are put, read and deleted here: nothing else is asked for. */
export function fileDeed({ method, path }: FileCall): FileDeed | undefined {
  const url = new URL(path, 'http://files');
  // The operation's own name, which the client adds, is all that may stand there.
  if ([...url.searchParams.keys()].some((name) => name !== 'x-id')) return undefined;
  const action = Object.entries(deeds).find(([name]) => name === method)?.[1];
  const [, bucket = '', ...parts] = url.pathname.split('/').map(decodeURIComponent);
  const key = parts.join('/');
  return action === undefined || bucket === '' || key === '' ? undefined : { action, bucket, key };
}

/** Does a deed that was allowed. `onStored` hears of each file that is kept anew. */
export function createFileEngine(options: {
  readonly store: FileStore;
  readonly buckets: ReadonlySet<string>;
  readonly now: () => number;
  readonly onStored: (name: FileName) => void;
}) {
  const { store, buckets, now, onStored } = options;
  return function answer(deed: FileDeed, call: FileCall): FileAnswer {
    const { bucket, key } = deed;
    if (!buckets.has(bucket)) return fileProblem(404, 'NoSuchBucket', `There is no ${bucket}`);
    switch (deed.action) {
      case 's3:PutObject': {
        const contentType = call.contentType ?? 'binary/octet-stream';
        const storedAt = new Date(now()).toISOString();
        store.put({ bucket, key, contentType, storedAt, content: call.bytes });
        onStored({ bucket, key });
        return { status: 200, headers: {}, body: '' };
      }
      case 's3:GetObject': {
        const found = store.get({ bucket, key });
        if (found === undefined) return fileProblem(404, 'NoSuchKey', `There is no ${key}`);
        const headers = {
          'content-type': found.contentType,
          'content-length': String(found.content.byteLength),
        };
        return { status: 200, headers, body: call.method === 'HEAD' ? '' : found.content };
      }
      case 's3:DeleteObject':
        store.remove({ bucket, key });
        return { status: 204, headers: {}, body: '' };
    }
  };
}

export type FileEngine = ReturnType<typeof createFileEngine>;

/** An error as S3 says it. */
export function fileProblem(status: number, code: string, message: string): FileAnswer {
  const text = message.replace(/[<&]/g, ' ');
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`,
  };
}

import { contentTypes, type OpenedEvidence } from '#shared/evidence/index.ts';

/** A browser shows these by itself; the rest is saved, and opened by what the person has for it. */
const shownInPlace = new Set(['jpeg', 'png']);

/** A file that somebody sent, as it is given to staff. Whatever is in it, it runs nothing and reaches nobody. */
export function fileReply({ kind, content }: OpenedEvidence, name: string) {
  return {
    kind: 'file' as const,
    contentType: contentTypes[kind],
    body: content,
    sandboxed: true,
    ...(shownInPlace.has(kind) ? {} : { downloadName: `${name}.${kind}` }),
  };
}

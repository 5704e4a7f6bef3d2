import * as z from 'zod';

import { Defect, type StoredItem, type Write } from '#shared/kernel/index.ts';

import type { Key } from './keys.ts';
import type { RecordReader } from './record-reader.ts';

/** A document as it was read, with the version a replacement must expect. */
export interface Loaded<Document> {
  readonly document: Document;
  readonly version: number;
}

/** Where a document stands in a work queue. */
export interface QueuePlace {
  readonly queue: string;
  readonly queueOrder: string;
  /** The part of the queue that belongs to its locality, where anybody works through that alone. */
  readonly localQueue?: string;
}

/** One kind of document in the records table: how it is keyed, queued, parsed and written. */
export interface DocumentKind<Document> {
  readonly kind: string;
  parse(item: StoredItem): Loaded<Document>;
  read(records: RecordReader, key: Key): Promise<Loaded<Document> | undefined>;
  create(document: Document): Write;
  replace(document: Document, expecting: number): Write;
  check(document: Document, expecting: number): Write;
  remove(document: Document, expecting: number): Write;
}

export interface DocumentKindOptions<Schema extends z.ZodType> {
  readonly kind: string;
  readonly schema: Schema;
  readonly key: (document: z.infer<Schema>) => Key;
  readonly place?: (document: z.infer<Schema>) => QueuePlace | undefined;
}

/**
 * Describes a kind of document. What is read parses with the domain's own schema; an item that does
 * not parse is a defect and stops the reader, because skipping it would lose a family.
 */
export function documentKind<Schema extends z.ZodType>(
  options: DocumentKindOptions<Schema>,
): DocumentKind<z.infer<Schema>> {
  type Document = z.infer<Schema>;
  const { kind, schema, key, place } = options;
  const parsedBefore = new WeakMap<StoredItem, Loaded<Document>>();

  function itemOf(document: Document, version: number): StoredItem {
    return { ...key(document), kind, version, ...place?.(document), document };
  }

  function parse(item: StoredItem): Loaded<Document> {
    // Records in memory give out the same item, frozen through and through, again and again.
    const before = parsedBefore.get(item);
    if (before !== undefined) return before;
    const loaded = parseAnew(item);
    if (Object.isFrozen(item)) parsedBefore.set(item, deeplyFrozen(loaded));
    return loaded;
  }

  function parseAnew(item: StoredItem): Loaded<Document> {
    const parsed = schema.safeParse(item['document']);
    if (item.kind !== kind || !parsed.success) {
      const why = parsed.success ? `it is of kind ${item.kind}` : z.prettifyError(parsed.error);
      throw new Defect(`${item.pk} ${item.sk} does not parse as ${kind}: ${why}`);
    }
    return { document: parsed.data, version: item.version };
  }

  return {
    kind,
    parse,
    async read(records, at) {
      const item = await records.get(at);
      return item === undefined ? undefined : parse(item);
    },
    create: (document) => ({ action: 'create', item: itemOf(document, 1) }),
    replace: (document, expecting) => ({
      action: 'replace',
      item: itemOf(document, expecting + 1),
      expecting,
    }),
    check: (document, expecting) => ({ action: 'check', ...key(document), expecting }),
    remove: (document, expecting) => ({ action: 'remove', ...key(document), expecting }),
  };
}

/** Whoever changed what others are given too would change it for them. */
function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deeplyFrozen);
  }
  return value;
}

import * as z from 'zod';
import { integer, integerOrNull, text, type QueueDatabase, type Row } from './database.ts';
import { settingsOf, type QueueAttributes, type QueueSettings } from './queue-attributes.ts';
import type { QueueEngineOptions } from './queue-engine.ts';
import { queueError } from './queue-error.ts';

export interface Queue {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly attributes: QueueAttributes;
  readonly settings: QueueSettings;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly purgedAt: number | null;
}

export type QueueRegistry = ReturnType<typeof createQueueRegistry>;
type Place = Pick<QueueEngineOptions, 'urlBase' | 'accountId' | 'region'>;

const textByNameSchema = z.record(z.string(), z.string());

/** The queues by name: the store keeps them, and this keeps them parsed. */
export function createQueueRegistry({ sqlite }: QueueDatabase, place: Place) {
  const write = sqlite.prepare(
    `insert or replace into queues (name, attributes, tags, created_at, modified_at, purged_at)
     values (?, ?, ?, ?, ?, ?)`,
  );
  const remove = sqlite.prepare(`delete from queues where name = ?`);
  const rows = sqlite.prepare(`select * from queues order by name`).all();
  const byName = new Map(rows.map((row) => [text(row, 'name'), readQueue(row, place)]));

  return {
    /** The queue of that URL; only account and name count, as clients may reach us by any host. */
    find(url: string | undefined): Queue {
      const [account, name] = (url ?? '').split('/').slice(-2);
      const queue = account === place.accountId ? byName.get(name ?? '') : undefined;
      if (queue !== undefined) return queue;
      throw queueError('QueueDoesNotExist', 'The specified queue does not exist.');
    },
    byName(name: string): Queue | undefined {
      return byName.get(name);
    },
    byArn(arn: string): Queue | undefined {
      const queue = byName.get(arn.split(':').at(-1) ?? '');
      return queue?.arn === arn ? queue : undefined;
    },
    arnOf(name: string): string {
      return arnOf(name, place);
    },
    all(): Queue[] {
      return [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    /** Creates the queue or replaces what is known of it. */
    save(kept: Omit<Queue, 'url' | 'arn' | 'settings'>): Queue {
      const { name, attributes, tags, createdAt, modifiedAt, purgedAt } = kept;
      const queue = { ...kept, ...derived(name, attributes, place) };
      const [attributesText, tagsText] = [JSON.stringify(attributes), JSON.stringify(tags)];
      write.run(name, attributesText, tagsText, createdAt, modifiedAt, purgedAt);
      byName.set(name, queue);
      return queue;
    },
    remove(name: string): void {
      remove.run(name);
      byName.delete(name);
    },
  };
}

function readQueue(row: Row, place: Place): Queue {
  const name = text(row, 'name');
  const attributes = textByNameSchema.parse(JSON.parse(text(row, 'attributes')));
  return {
    name,
    attributes,
    ...derived(name, attributes, place),
    tags: textByNameSchema.parse(JSON.parse(text(row, 'tags'))),
    createdAt: integer(row, 'created_at'),
    modifiedAt: integer(row, 'modified_at'),
    purgedAt: integerOrNull(row, 'purged_at'),
  };
}

function derived(name: string, attributes: QueueAttributes, place: Place) {
  return {
    url: `${place.urlBase}/${place.accountId}/${name}`,
    arn: arnOf(name, place),
    settings: settingsOf(attributes),
  };
}

function arnOf(name: string, place: Place): string {
  return `arn:aws:sqs:${place.region}:${place.accountId}:${name}`;
}

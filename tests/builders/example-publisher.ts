import { publisherOf } from '#shared/open-data/index.ts';

/** Who publishes grants in tests. */
export const examplePublisher = publisherOf({
  ...{ prefix: 'example', organisationId: 'GB-CHC-1234567' },
  serviceOrigin: 'https://open-door.example',
});

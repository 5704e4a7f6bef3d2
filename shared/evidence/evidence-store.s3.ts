import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

import type { EvidenceStore } from './evidence-store.ts';

/** The bucket of evidence. Its own rules encrypt what is put there and keep everybody else out. */
export function openEvidenceStore(Bucket: string): EvidenceStore {
  // A file is sent at once: asking first whether it is welcome takes one way more.
  const client = new S3Client({ expectContinueHeader: false });
  return {
    async put(Key, Body, ContentType) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
    },
    async open(Key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}

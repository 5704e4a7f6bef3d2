/** Where the content of evidence is kept: an open drawer to nobody but who was let in. */
export interface EvidenceStore {
  /** Keeps content under a key; the same key again holds the newer content. */
  put(key: string, content: Uint8Array, contentType: string): Promise<void>;
  /** The content, or undefined when there is none under the key. */
  open(key: string): Promise<Uint8Array | undefined>;
  /** Removes it for good. What is not there is removed already. */
  remove(key: string): Promise<void>;
}

import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * What the provider remembers of sign-ins under way, in memory: a restart only means signing in
 * again. oidc-provider judges expiry itself.
 */
export function createIdentityMemory(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`;
    const findWhere = (holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept].find(([key, payload]) => key.startsWith(keyOf('')) && holds(payload))?.[1];
    return {
      upsert: (id, payload) => {
        kept.set(keyOf(id), payload);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(kept.get(keyOf(id))),
      findByUid: (uid) => Promise.resolve(findWhere((payload) => payload.uid === uid)),
      findByUserCode: (code) => Promise.resolve(findWhere((payload) => payload.userCode === code)),
      consume: (id) => {
        const payload = kept.get(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy: (id) => {
        kept.delete(keyOf(id));
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const [key, payload] of kept) {
          if (payload.grantId === grantId) kept.delete(key);
        }
        return Promise.resolve();
      },
    };
  };
}

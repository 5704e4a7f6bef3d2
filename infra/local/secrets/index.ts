export { openSecretStore, type SecretStore } from './open-secret-store.ts';
export { SecretStoreError } from './secret-error.ts';

export {
  openSecretStore,
  type SecretStore,
  type SecretStoreOptions,
  type WantedSecret,
} from './open-secret-store.ts';
export { SecretStoreError } from './secret-error.ts';

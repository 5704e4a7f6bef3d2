export * from './application.ts';
export * from './application-form.ts';
export * from './considered.ts';
export * from './matching.ts';
export * from './partner-key.ts';
export * from './payee.ts';
export * from './place.ts';
export * from './submit-application.ts';

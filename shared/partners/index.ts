export * from './change-access.ts';
export * from './configured-partners.ts';
export * from './partner-access.ts';
export * from './partner-key.ts';
export * from './partner.ts';
export * from './partner-family.ts';

export * from './configured-partners.ts';
export * from './partner.ts';
export * from './partner-family.ts';

/** A code to the contact of an application, by which its family shows that messages reach it. */
export * from './contact-codes.ts';
export * from './remind-contacts.ts';
export * from './tell-contact.ts';

import * as z from 'zod';

/** What a community group sends files for. */
export const filePurposes = [
  'constitution',
  'accounts',
  'bank-statement',
  'safeguarding',
  'report-photo',
] as const;
export const filePurposeSchema = z.enum(filePurposes);
export type FilePurpose = z.infer<typeof filePurposeSchema>;

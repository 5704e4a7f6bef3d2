import * as z from 'zod';

/** What a form sent, as a visit keeps it. */
export const formValuesSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

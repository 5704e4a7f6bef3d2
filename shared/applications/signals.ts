import * as z from 'zod';

/**
 * What about the way an application came in is unlike a family at a telephone. None of it says that
 * nobody is in need behind it: a machine never refuses, it only says what a person should look at.
 */
export const signalNames = [
  /** A field that nobody sees and that says to be left empty was filled in. */
  'honeypot-filled',
  /** From the first question to sending in less time than it takes to press all the buttons. */
  'implausibly-fast',
  'many-from-one-address',
  'many-with-one-phone',
  'same-words-as-others',
] as const;
export type SignalName = (typeof signalNames)[number];

export const signalSchema = z.strictObject({
  name: z.enum(signalNames),
  /** How many there were by then, or in how many seconds it was done. */
  count: z.int().min(0).optional(),
});
export type Signal = z.infer<typeof signalSchema>;

/**
 * What a person with a telephone does not do. The others are true of every hostel whose one worker
 * fills in thirty forms at one address with one telephone: they are shown, and order nothing.
 */
const machineSignals: ReadonlySet<SignalName> = new Set(['honeypot-filled', 'implausibly-fast']);

/** Whether an application with these stands apart from the others until a person has looked at it. */
export function setsAside(signals: readonly Signal[]): boolean {
  return signals.some(({ name }) => machineSignals.has(name));
}

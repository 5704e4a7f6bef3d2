import type { ApplyPorts } from './ports.ts';
import type { Speak } from './speech.ts';

/** What every page of a family is made with. */
export interface FamilyPages {
  readonly ports: ApplyPorts;
  readonly speak: Speak;
}

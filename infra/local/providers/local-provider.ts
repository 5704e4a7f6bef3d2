import type { Instant } from '#shared/kernel/index.ts';
import type { PieceRailName } from '#shared/payments/rails/pieces/index.ts';
import type { PlatformClock } from '../platform-clock.ts';
import type { PlatformLog } from '../log.ts';

/** Money that two people of ours confirmed to be paid to a provider of codes or vouchers in advance. */
export interface TopUp {
  readonly rail: PieceRailName;
  /** What the payment carries on both statements. */
  readonly reference: string;
  readonly amountPence: number;
  /** When it was confirmed: nobody has to pay it by hand, so it is paid at that moment. */
  readonly at: Instant;
}

/** What the platform gives a stand-in for somebody else's service when it starts it. */
export interface ProviderContext {
  readonly clock: Pick<PlatformClock, 'now' | 'onWound' | 'offsetMs'>;
  /** Port on 127.0.0.1; any free one when absent. */
  readonly port?: number;
  /** The provider's own folder; what it acknowledged survives there. */
  readonly dataFolder: string;
  readonly log: Pick<PlatformLog, 'note' | 'trouble'>;
  /** Where the service itself answers: `http://127.0.0.1:8080`. */
  readonly serviceOrigin: string;
  /** Every top-up that was confirmed so far; none where nobody says. */
  readonly topUps?: () => Promise<readonly TopUp[]>;
}

export interface RunningProvider {
  readonly url: string;
  /** What the stack wants to know about the provider, by the name of its parameter. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Resolves when nothing is left to do at the clock's present time. */
  readonly drained: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A stand-in on this machine for a service that somebody else runs: a bank, an identity provider. */
export interface LocalProvider<Running extends RunningProvider = RunningProvider> {
  readonly name: string;
  readonly start: (context: ProviderContext) => Promise<Running>;
}

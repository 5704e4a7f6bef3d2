import type { ServiceFunction } from '../constructs/service-function.ts';
import type { FunctionEnvironment } from '../function-configs.ts';

type Told = FunctionEnvironment<'send-messages'>;

/** Whoever takes our messages: what the worker is told of it and may do there, and how receipts come back. */
export interface MessageRoute {
  readonly environment:
    | Omit<Extract<Told, { NOTIFY_ENDPOINT: string }>, Common>
    | Omit<Extract<Told, { EMAIL_FROM: string }>, Common>;
  readonly allowSending: (sender: ServiceFunction<'send-messages'>) => void;
}

/** What the worker is told whoever takes messages. */
type Common = 'RECORDS_TABLE' | 'SESSIONS_TABLE' | 'SECRET_ARN' | 'SERVICE_ORIGIN';

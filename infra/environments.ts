import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Who takes messages to families and groups: GOV.UK Notify, or Amazon SES and End User Messaging SMS. */
export type MessageChannel = 'notify' | 'amazon';

export type EnvironmentName = 'local' | 'staging' | 'production';

/** Those that run in the cloud; `local` only ever runs on a desk. */
export const deployedEnvironments = ['staging', 'production'] as const;

/** Where one environment differs from another. Everything not named here is the same in all. */
export interface Environment {
  readonly name: EnvironmentName;
  readonly stackName: string;
  /** Whether records, keys and staff accounts outlive the stack and refuse to be deleted. */
  readonly keepsRecords: boolean;
  /**
   * How long log lines stay. Lines carry ids and states, never a person; production keeps them as
   * long as a year's accounts may still be asked about.
   */
  readonly logRetention: RetentionDays;
  readonly logLevel: 'DEBUG' | 'INFO';
  /** Whether alarms are sent to anybody. */
  readonly alarmsNotify: boolean;
  readonly messageChannel: MessageChannel;
  /** What the world sees, or nothing where the API is called directly. */
  readonly edge: Edge | undefined;
  /** The first part of the address where staff sign in; unique within a region of AWS. */
  readonly signInDomainPrefix: string;
  /** The account that payments come from, where it is made up; elsewhere it is handed in. */
  readonly originator: Originator | undefined;
  /** Who publishes grants as open data, where that is made up; elsewhere it is handed in. */
  readonly openData: { readonly prefix: string; readonly organisationId: string } | undefined;
  /** Requests a second the API carries before it answers 429, and how many may come at once. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
}

interface Originator {
  readonly serviceUserNumber: string;
  readonly sortCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
}

interface Edge {
  /** Requests that one address may make in five minutes before the firewall turns it away. */
  readonly requestsPerAddress: number;
}

/** The region of everything that holds personal data. */
export const region = 'eu-west-2';

const environments: Readonly<Record<EnvironmentName, Environment>> = {
  local: {
    name: 'local',
    stackName: 'open-door-local',
    keepsRecords: false,
    logRetention: RetentionDays.ONE_WEEK,
    logLevel: 'DEBUG',
    alarmsNotify: false,
    messageChannel: 'notify',
    edge: undefined,
    signInDomainPrefix: 'open-door-local',
    originator: {
      ...{ serviceUserNumber: '999999', sortCode: '871427', accountNumber: '46238510' },
      accountName: 'BVSC Open Door',
    },
    openData: { prefix: 'example', organisationId: 'GB-CHC-1234567' },
    throttle: { rateLimit: 1000, burstLimit: 1000 },
  },
  staging: {
    name: 'staging',
    stackName: 'open-door-staging',
    keepsRecords: false,
    logRetention: RetentionDays.ONE_MONTH,
    logLevel: 'DEBUG',
    alarmsNotify: true,
    messageChannel: 'notify',
    edge: { requestsPerAddress: 2000 },
    signInDomainPrefix: 'open-door-staging',
    originator: undefined,
    openData: undefined,
    throttle: { rateLimit: 100, burstLimit: 200 },
  },
  production: {
    name: 'production',
    stackName: 'open-door-production',
    keepsRecords: true,
    logRetention: RetentionDays.THIRTEEN_MONTHS,
    logLevel: 'INFO',
    alarmsNotify: true,
    messageChannel: 'notify',
    // Many families share the address of one school, library or mobile network.
    edge: { requestsPerAddress: 2000 },
    signInDomainPrefix: 'open-door-birmingham',
    originator: undefined,
    openData: undefined,
    throttle: { rateLimit: 500, burstLimit: 1000 },
  },
};

export function environmentCalled(name: EnvironmentName): Environment {
  return environments[name];
}

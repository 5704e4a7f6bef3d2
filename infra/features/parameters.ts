import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { Environment } from '../environments.ts';

/** What is handed in at deployment, because it is not known, or not to be known, by the source. */
export interface Parameters {
  /** Scheme and name that people see in the address bar: `https://open-door.example`. */
  readonly serviceOrigin: string;
  readonly bankEndpoint: string;
  readonly cashOutEndpoint: string;
  readonly supermarketVoucherEndpoint: string;
  readonly fuelVoucherEndpoint: string;
  /** Who asks a family's bank whose account it is. */
  readonly payeeCheckEndpoint: string;
  /** GOV.UK Notify, or whoever speaks as it does. */
  readonly notifyEndpoint: string;
  readonly notifyServiceId: string;
  /** The ids of our templates there, as JSON. */
  readonly notifyTemplates: string;
  readonly bacsServiceUserNumber: string;
  readonly bacsSortCode: string;
  readonly bacsAccountNumber: string;
  /** Who signs staff in; empty for the stack's own user pool. */
  readonly oidcIssuer: string;
}

/** CloudFormation checks each by its pattern before it changes anything. */
export function addParameters(stack: Stack, { originator }: Environment): Parameters {
  const add = (id: string, description: string, allowedPattern: string, fallback?: string) =>
    new CfnParameter(stack, id, {
      description,
      allowedPattern,
      ...(fallback === undefined ? {} : { default: fallback }),
    }).valueAsString;
  const address = '^https?://[^/]+(/.*)?$';
  return {
    serviceOrigin: add(
      'ServiceOrigin',
      'Scheme and name that people see, without a path: https://open-door.example',
      '^https?://[^/]+$',
    ),
    bankEndpoint: add('BankEndpoint', "The address of the bank's interface", address),
    cashOutEndpoint: add('CashOutEndpoint', 'Who issues cash-out codes', address),
    supermarketVoucherEndpoint: add(
      'SupermarketVoucherEndpoint',
      'Who issues supermarket vouchers',
      address,
    ),
    fuelVoucherEndpoint: add('FuelVoucherEndpoint', 'Who issues fuel vouchers', address),
    payeeCheckEndpoint: add(
      'PayeeCheckEndpoint',
      'The address of the Confirmation of Payee service',
      address,
    ),
    notifyEndpoint: add(
      'NotifyEndpoint',
      'The address of GOV.UK Notify',
      address,
      'https://api.notifications.service.gov.uk',
    ),
    notifyServiceId: add(
      'NotifyServiceId',
      'The id of our service at GOV.UK Notify',
      '^[0-9a-f-]{36}$',
    ),
    notifyTemplates: add(
      'NotifyTemplates',
      'The ids of our message templates at GOV.UK Notify: JSON, by the name of the template',
      '^\\{.*\\}$',
    ),
    bacsServiceUserNumber: add(
      'BacsServiceUserNumber',
      'Under which Bacs knows us',
      '^\\d{6}$',
      originator?.serviceUserNumber,
    ),
    bacsSortCode: add(
      'BacsSortCode',
      'Of the account that payments come from',
      '^\\d{6}$',
      originator?.sortCode,
    ),
    bacsAccountNumber: add(
      'BacsAccountNumber',
      'The account that payments come from',
      '^\\d{8}$',
      originator?.accountNumber,
    ),
    oidcIssuer: add(
      'OidcIssuer',
      "Who signs staff in; empty for the stack's own user pool",
      `^$|${address}`,
      '',
    ),
  };
}

import { CfnParameter, type Stack } from 'aws-cdk-lib';
import type { Environment } from '../environments.ts';
import { address, secretAddress, type AddParameter } from './add-parameter.ts';
import { addMessageParameters, type MessageParameters } from './message-parameters.ts';

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
  /** Where the teams' case-management system listens; empty where none does. */
  readonly caseSystemEndpoint: string;
  readonly messages: MessageParameters;
  readonly bacsServiceUserNumber: string;
  readonly bacsSortCode: string;
  readonly bacsAccountNumber: string;
  readonly bacsAccountName: string;
  /** What 360Giving calls us, and the charity that gives the grants, by org-id.guide. */
  readonly openDataPrefix: string;
  readonly openDataOrganisation: string;
  /** Who signs staff in; empty for the stack's own user pool. */
  readonly oidcIssuer: string;
}

/** CloudFormation checks each by its pattern before it changes anything. */
export function addParameters(
  stack: Stack,
  { originator, openData, messageChannel }: Environment,
): Parameters {
  const add: AddParameter = (id, description, allowedPattern, fallback) =>
    new CfnParameter(stack, id, {
      description,
      allowedPattern,
      ...(fallback === undefined ? {} : { default: fallback }),
    }).valueAsString;
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
    caseSystemEndpoint: add(
      'CaseSystemEndpoint',
      'Where the case-management system takes families; empty for none',
      `^$|${secretAddress}`,
      '',
    ),
    messages: addMessageParameters(add, messageChannel),
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
    bacsAccountName: add(
      'BacsAccountName',
      'The name on that account, as its bank has it: groups that give money back read it',
      "^[A-Za-z0-9 &./'-]{1,40}$",
      originator?.accountName,
    ),
    openDataPrefix: add(
      'OpenDataPrefix',
      'The prefix that 360Giving gave the publisher of grants',
      '^[A-Za-z0-9_]{1,40}$',
      openData?.prefix,
    ),
    openDataOrganisation: add(
      'OpenDataOrganisation',
      'The charity that gives the grants, as org-id.guide writes it: GB-CHC-1234567',
      '^[A-Z]{2}-[A-Z]+-[A-Za-z0-9-]+$',
      openData?.organisationId,
    ),
    oidcIssuer: add(
      'OidcIssuer',
      "Who signs staff in; empty for the stack's own user pool",
      `^$|${address}`,
      '',
    ),
  };
}

import { arnOf } from '../aws-place.ts';

export function tableArn(tableName: string): string {
  return arnOf('dynamodb', `table/${tableName}`);
}

export function streamArn(tableName: string, label: string): string {
  return `${tableArn(tableName)}/stream/${label}`;
}

/** The table and the label that a stream's ARN names; undefined when it is not a stream's ARN. */
export function streamOf(arn: string): { tableName: string; label: string } | undefined {
  const [, tableName, label] = /:table\/([^/]+)\/stream\/([^/]+)$/.exec(arn) ?? [];
  return tableName === undefined || label === undefined ? undefined : { tableName, label };
}

/** Callers may name a table by its ARN. */
export function tableNameOf(nameOrArn: string): string {
  return /:table\/([^/]+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

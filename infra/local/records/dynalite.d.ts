/**
 * What we use of dynalite's insides: its request validation, its expression parsers and its key
 * encoding. It ships no types; these were read from its source at 4.0.0.
 */

interface DynaliteFault extends Error {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

declare module 'dynalite/db/index.js' {
  import type { AttributePath } from '#infra/local/records/attribute-path.ts';
  import type { Item } from '#infra/local/records/attribute-value.ts';
  import type { ParsedUpdate } from '#infra/local/records/expression-tree.ts';
  import type { KeyElement, TableDefinition } from '#infra/local/records/table-definition.ts';

  const db: {
    validateKey(key: Item, table: TableDefinition): DynaliteFault | null | undefined;
    validateKeyPiece(
      key: Item,
      attribute: string,
      type: string,
      isHash: boolean,
    ): DynaliteFault | null | undefined;
    validateItem(item: Item, table: TableDefinition): DynaliteFault | null | undefined;
    validateUpdates(
      legacy: undefined,
      updates: ParsedUpdate | undefined,
      table: TableDefinition,
    ): DynaliteFault | null | undefined;
    validateKeyPaths(
      nestedPaths: Readonly<Record<string, true>> | undefined,
      table: TableDefinition,
    ): DynaliteFault | null | undefined;
    createKey(item: Item, table: TableDefinition, keySchema?: readonly KeyElement[]): string;
    hashPrefix(content: string, type: string): string;
    toRangeStr(content: string, type: string): string;
    mapPaths(paths: readonly AttributePath[], item: Item): Item;
  };
  export = db;
}

declare module 'dynalite/validations/index.js' {
  import type { Item } from '#infra/local/records/attribute-value.ts';
  import type {
    KeyCondition,
    ParsedCondition,
    ParsedProjection,
    ParsedUpdate,
  } from '#infra/local/records/expression-tree.ts';

  /** A request's expressions; `validateExpressions` adds the parsed ones under its own names. */
  interface ExpressionRequest {
    UpdateExpression?: string | undefined;
    ConditionExpression?: string | undefined;
    KeyConditionExpression?: string | undefined;
    FilterExpression?: string | undefined;
    ProjectionExpression?: string | undefined;
    ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
    ExpressionAttributeValues?: Item | undefined;
    _updates?: ParsedUpdate;
    _condition?: ParsedCondition;
    _keyCondition?: ParsedCondition;
    _filter?: ParsedCondition;
    _projection?: ParsedProjection;
  }

  const validations: {
    /** Copies what the types name, and throws when a member is of another JSON type. */
    checkTypes(input: object, types: object): Record<string, unknown>;
    checkValidations(
      input: object,
      types: object,
      custom: ((input: object) => string | undefined) | null,
      store: object | null,
    ): void;
    validateExpressionParams(
      input: object,
      expressions: string[],
      nonExpressions: string[],
    ): string | undefined;
    validateExpressions(request: ExpressionRequest): string | undefined;
    convertKeyCondition(
      condition: ParsedCondition['expression'],
    ): string | Record<string, KeyCondition>;
    validateConditions(conditions: Record<string, KeyCondition>): string | undefined;
  };
  export = validations;
}

declare module 'dynalite/validations/*.js' {
  const operation: {
    readonly types: Readonly<Record<string, object | string>>;
    readonly custom?: (input: object) => string | undefined;
  };
  export = operation;
}

import type { AttributeValue } from './attribute-value.ts';
import type { AttributePath } from './attribute-path.ts';

/**
 * The trees that dynalite's expression parsers build. A value of the request appears as a
 * `ValuePlace` — its name, filled in when the tree is used — so that one tree serves every request
 * that has the same shape.
 */
export interface ValuePlace {
  readonly bound: string;
}

interface SizeOf {
  readonly type: 'function';
  readonly name: 'size';
  readonly args: readonly [ConditionOperand];
}

export type ConditionOperand = AttributePath | ValuePlace | SizeOf;

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'between' | 'in';

export type Condition =
  | { readonly type: 'and' | 'or'; readonly args: readonly [Condition, Condition] }
  | { readonly type: 'not'; readonly args: readonly [Condition] }
  | { readonly type: Comparator; readonly args: readonly ConditionOperand[] }
  | {
      readonly type: 'function';
      readonly name: ConditionFunction;
      readonly args: readonly ConditionOperand[];
    };

export type ConditionFunction =
  'attribute_exists' | 'attribute_not_exists' | 'attribute_type' | 'begins_with' | 'contains';

export interface ParsedCondition {
  readonly expression: Condition;
  readonly nestedPaths: Readonly<Record<string, true>>;
  readonly pathHeads: Readonly<Record<string, true>>;
}

export type UpdateOperand =
  | AttributePath
  | ValuePlace
  | {
      readonly type: 'add' | 'subtract';
      readonly args: readonly [UpdateOperand, UpdateOperand];
    }
  | {
      readonly type: 'function';
      readonly name: 'if_not_exists' | 'list_append';
      readonly args: readonly [UpdateOperand, UpdateOperand];
    };

export type UpdateSection =
  | { readonly type: 'set'; readonly path: AttributePath; readonly val: UpdateOperand }
  | { readonly type: 'add' | 'delete'; readonly path: AttributePath; readonly val: ValuePlace }
  | { readonly type: 'remove'; readonly path: AttributePath };

export interface ParsedUpdate {
  readonly sections: readonly UpdateSection[];
  readonly paths: readonly AttributePath[];
  readonly nestedPaths: Readonly<Record<string, true>>;
}

export interface ParsedProjection {
  readonly paths: readonly AttributePath[];
  readonly nestedPaths: Readonly<Record<string, true>>;
}

type KeyComparison = 'EQ' | 'LT' | 'LE' | 'GT' | 'GE' | 'BETWEEN' | 'BEGINS_WITH';

/** What a key condition says of one key attribute. */
export interface KeyCondition {
  readonly ComparisonOperator: KeyComparison;
  readonly AttributeValueList: readonly (ValuePlace & AttributeValue)[];
}

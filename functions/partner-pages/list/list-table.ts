/** A list before its columns are known: the cells of each line, the first of which names the columns. */
export interface ListTable {
  readonly head: readonly string[];
  readonly body: readonly TableLine[];
}

export interface TableLine {
  /** Where a spreadsheet shows it. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with a cell before anybody reads what it says, by its place. */
  readonly troubles?: ReadonlyMap<number, string>;
}

/** What keeps the whole list from being read. */
export interface UnreadableList {
  readonly kind: 'unreadable';
  readonly why: string;
}

/** The terms of a grant in full: what a group reads before it accepts an offer. */
export interface GrantTerms {
  readonly termsVersion: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly lines: readonly string[];
  }[];
}

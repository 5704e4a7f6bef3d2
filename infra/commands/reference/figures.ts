/**
 * What the compiler needs to know about the city, however its publishers laid it out. A reader
 * turns one layout of official files into these figures; the compiler never sees a file.
 */
export interface ReferenceFigures {
  readonly provenance: Provenance;
  readonly localities: readonly LocalityFigures[];
  readonly wards: readonly WardFigures[];
  readonly smallAreas2011: readonly SmallAreaFigures[];
  readonly smallAreas2021: readonly SmallAreaFigures[];
  readonly postcodes: readonly PostcodeFigures[];
  readonly postcodesOutside: readonly OutsidePostcodeFigures[];
  readonly outlines: {
    readonly localities: OutlineFigures;
    readonly smallAreas2011: OutlineFigures;
    readonly smallAreas2021: OutlineFigures;
  };
}

export interface Provenance {
  /** The words the licences ask us to show wherever these figures are shown. */
  readonly attribution: string;
  readonly postcodes: string;
  readonly deprivation2019: string;
  readonly deprivation2025: string;
}

export interface LocalityFigures {
  readonly code: string;
  readonly name: string;
  readonly constituencyCode: string;
}

export interface WardFigures {
  readonly code: string;
  readonly name: string;
  /** Where the ward's live postcodes lie; 19 of the 69 wards lie in more than one locality. */
  readonly localityShares: readonly { readonly localityCode: string; readonly share: number }[];
}

/** The year of the indices: those of 2019 rank the areas of 2011, those of 2025 the areas of 2021. */
export type IndexYear = 2019 | 2025;

export interface SmallAreaFigures {
  readonly code: string;
  readonly name: string;
  readonly localityCode: string;
  readonly wardCode: string;
  readonly imdScore: number;
  readonly imdRank: number;
  readonly imdDecile: number;
  readonly idaciRank: number;
  readonly idaciDecile: number;
  readonly population: number;
  readonly children: number;
  /** Absent where the publisher suppressed it because it is small. */
  readonly incomeDeprivedChildren: number | undefined;
  readonly longitude: number;
  readonly latitude: number;
}

export interface PostcodeFigures {
  /** In normal form: `B8 3BB`. */
  readonly postcode: string;
  readonly live: boolean;
  readonly lsoa2011: string;
  readonly lsoa2021: string;
  readonly wardCode: string;
  readonly localityCode: string;
  readonly nearEdge: boolean;
}

/** A postcode with its point, which finds a middle for areas that have none; it is not compiled. */
export interface PlacedPostcode extends PostcodeFigures {
  readonly longitude: number;
  readonly latitude: number;
}

export interface OutsidePostcodeFigures {
  readonly postcode: string;
  readonly councilCode: string;
  readonly councilName: string;
  readonly live: boolean;
}

type Ring = readonly number[];

/** A quantised topology: neighbours share their edge, so no gap can open between them. */
export interface OutlineFigures {
  readonly scale: readonly [number, number];
  readonly translate: readonly [number, number];
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly shapes: readonly {
    readonly code: string;
    /** Polygons, each an outer ring and its holes, each ring a list of arcs (`~n` is n reversed). */
    readonly polygons: readonly (readonly Ring[])[];
  }[];
}

/** Why an input was refused, with the place to look. */
export interface InputProblem {
  readonly file: string;
  /** Counted from 1, the header included; absent when the whole file is meant. */
  readonly line?: number;
  readonly reason: string;
}

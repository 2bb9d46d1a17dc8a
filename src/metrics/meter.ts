import type { LabelsOf, NameOf } from './catalogue.ts';

/** One value of a gauge. */
export interface Reading<Name extends NameOf<'gauge'>> {
  readonly labels: LabelsOf<Name>;
  readonly value: number;
}

/** Takes what is measured. */
export interface Meter {
  /** @param by how many, default 1 */
  count<Name extends NameOf<'counter'>>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  observe<Name extends NameOf<'histogram'>>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** `read` is called whenever somebody asks. The last one that was given is what holds. */
  watch<Name extends NameOf<'gauge'>>(name: Name, read: () => readonly Reading<Name>[]): void;
}

/** Measures nothing. */
export const NO_METER: Meter = {
  count: () => undefined,
  observe: () => undefined,
  watch: () => undefined,
};

/** The readings of a gauge without labels. */
export function single(value: number): readonly { readonly labels: Record<never, never>; readonly value: number }[] {
  return [{ labels: {}, value }];
}

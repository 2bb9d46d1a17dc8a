export interface DraftFile {
  readonly key: number;
  readonly file: File;
  readonly description: string;
  readonly spoiler: boolean;
}

let latest = 0;

export function draftFile(file: File): DraftFile {
  latest += 1;
  return { key: latest, file, description: '', spoiler: false };
}

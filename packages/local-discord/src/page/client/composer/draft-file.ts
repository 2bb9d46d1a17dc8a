export interface DraftFile {
  readonly key: number;
  readonly file: File;
  /** Address of a preview; undefined for what is no picture. */
  readonly preview: string | undefined;
  readonly description: string;
  readonly spoiler: boolean;
}

let latest = 0;

export function draftFile(file: File): DraftFile {
  latest += 1;
  const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
  return { key: latest, file, preview, description: '', spoiler: false };
}

export function discardDraft({ preview }: DraftFile): void {
  if (preview !== undefined) URL.revokeObjectURL(preview);
}

import { Icon } from '../layout/icons.tsx';
import { ToolButton } from '../layout/tool-button.tsx';
import { type DraftFile, discardDraft } from './draft-file.ts';

interface DraftFilesProps {
  readonly files: readonly DraftFile[];
  change(files: readonly DraftFile[]): void;
}

/** The files that go with the next message: alt text, spoiler, and a way to leave them out. */
export function DraftFiles({ files, change }: DraftFilesProps) {
  if (files.length === 0) return null;
  const edit = (key: number, edits: Partial<DraftFile>) =>
    change(files.map((draft) => (draft.key === key ? { ...draft, ...edits } : draft)));
  return (
    <ul class="drafts">
      {files.map((draft) => {
        const { key, file, preview, description, spoiler } = draft;
        return (
          <li key={key} class="draft">
            <div class={spoiler ? 'draft-preview covered' : 'draft-preview'}>
              {preview ? <img src={preview} alt="" /> : <Icon name="file" />}
              {spoiler && <span class="spoiler-tag">SPOILER</span>}
            </div>
            <div class="draft-tools">
              <ToolButton
                icon="eye"
                label={`Mark ${file.name} as spoiler`}
                tip="Spoiler"
                pressed={spoiler}
                onClick={() => edit(key, { spoiler: !spoiler })}
              />
              <ToolButton
                icon="trash"
                label={`Remove ${file.name}`}
                tip="Remove"
                onClick={() => {
                  discardDraft(draft);
                  change(files.filter((other) => other !== draft));
                }}
              />
            </div>
            <span class="draft-name">{file.name}</span>
            <input
              type="text"
              maxLength={1024}
              placeholder="Alt text"
              aria-label={`Alt text of ${file.name}`}
              value={description}
              onInput={({ currentTarget }) => edit(key, { description: currentTarget.value })}
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
          </li>
        );
      })}
    </ul>
  );
}

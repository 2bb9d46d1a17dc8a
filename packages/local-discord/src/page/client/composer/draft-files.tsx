import { Icon } from '../layout/icons.tsx';
import { ToolButton } from '../layout/tool-button.tsx';
import { say } from '../texts/language.ts';
import type { DraftFile } from './draft-file.ts';
import { usePreview } from './use-preview.ts';

interface DraftFilesProps {
  readonly files: readonly DraftFile[];
  change(files: readonly DraftFile[]): void;
}

/** The files that go with the next message: alt text, spoiler, and a way to leave them out. */
export function DraftFiles({ files, change }: DraftFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul class="drafts">
      {files.map((draft) => (
        <Draft
          key={draft.key}
          draft={draft}
          edit={(edits) => change(files.map((other) => (other === draft ? { ...draft, ...edits } : other)))}
          remove={() => change(files.filter((other) => other !== draft))}
        />
      ))}
    </ul>
  );
}

interface DraftProps {
  readonly draft: DraftFile;
  edit(edits: Partial<DraftFile>): void;
  remove(): void;
}

function Draft({ draft, edit, remove }: DraftProps) {
  const { file, description, spoiler } = draft;
  const preview = usePreview(file);
  return (
    <li class="draft">
      <div class={spoiler ? 'draft-preview covered' : 'draft-preview'}>
        {preview ? <img src={preview} alt="" /> : <Icon name="file" />}
        {spoiler && <span class="spoiler-tag">{say('spoilerTag')}</span>}
      </div>
      <div class="draft-tools">
        <ToolButton
          icon="eye"
          label={say('markSpoiler', { file: file.name })}
          tip={say('spoiler')}
          pressed={spoiler}
          onClick={() => edit({ spoiler: !spoiler })}
        />
        <ToolButton icon="trash" label={say('removeFile', { file: file.name })} tip={say('remove')} onClick={remove} />
      </div>
      <span class="draft-name">{file.name}</span>
      <input
        type="text"
        maxLength={1024}
        placeholder={say('altText')}
        aria-label={say('altTextOf', { file: file.name })}
        value={description}
        onInput={({ currentTarget }) => edit({ description: currentTarget.value })}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
    </li>
  );
}

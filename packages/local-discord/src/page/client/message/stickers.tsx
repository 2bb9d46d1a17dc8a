import { type APIStickerItem, StickerFormatType } from 'discord-api-types/v10';
import { state } from '../store.ts';
import { say } from '../texts/language.ts';

export function Stickers({ stickers }: { readonly stickers: readonly APIStickerItem[] }) {
  return (
    <div class="stickers">
      {stickers.map(({ id, name, format_type }) =>
        format_type === StickerFormatType.Lottie ? (
          <span key={id}>{name}</span>
        ) : (
          <img key={id} src={addressOf(id, format_type)} alt={say('sticker', { name })} />
        ),
      )}
    </div>
  );
}

function addressOf(id: string, format: StickerFormatType): string {
  const { cdnBase = '', mediaBase = '' } = state.value ?? {};
  return format === StickerFormatType.GIF ? `${mediaBase}/stickers/${id}.gif` : `${cdnBase}/stickers/${id}.png`;
}

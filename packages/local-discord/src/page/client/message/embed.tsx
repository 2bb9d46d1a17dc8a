import { type APIEmbed, type APIEmbedField, type APIEmbedImage, EmbedType } from 'discord-api-types/v10';
import { Markdown } from '../markdown/markdown.tsx';
import { moment } from '../texts/language.ts';
import { Picture } from './picture.tsx';

const INLINE_A_ROW = 3;

export function Embed({ embed }: { readonly embed: APIEmbed }) {
  const { thumbnail } = embed;
  if (thumbnail && (embed.type === EmbedType.Image || embed.type === EmbedType.GIFV)) {
    return (
      <div class="pictures">
        <Picture url={shownUrl(thumbnail)} width={thumbnail.width} height={thumbnail.height} />
      </div>
    );
  }
  const colour = embed.color === undefined ? {} : { borderInlineStartColor: hex(embed.color) };
  return (
    <div class="embed" style={colour}>
      <div class="embed-text">
        {embed.provider?.name && <div class="embed-provider">{embed.provider.name}</div>}
        {embed.author && (
          <div class="embed-author">
            {embed.author.icon_url && <img src={embed.author.icon_url} alt="" />}
            {embed.author.name}
          </div>
        )}
        {embed.title && <Title embed={embed} />}
        {embed.description && (
          <div class="embed-description">
            <Markdown text={embed.description} />
          </div>
        )}
        {embed.fields && <Fields fields={embed.fields} />}
      </div>
      {embed.thumbnail && (
        <Picture
          class="embed-thumbnail"
          url={shownUrl(embed.thumbnail)}
          width={80}
          height={80}
          description={altOf(embed.thumbnail)}
        />
      )}
      {embed.image && (
        <Picture
          class="embed-image"
          url={shownUrl(embed.image)}
          width={embed.image.width}
          height={embed.image.height}
          description={altOf(embed.image)}
        />
      )}
      {(embed.footer || embed.timestamp) && (
        <div class="embed-footer">
          {embed.footer?.icon_url && <img src={embed.footer.icon_url} alt="" />}
          {embed.footer?.text}
          {embed.footer && embed.timestamp && ' • '}
          {embed.timestamp && (
            <time dateTime={embed.timestamp}>
              {moment(new Date(embed.timestamp), { dateStyle: 'short', timeStyle: 'short' })}
            </time>
          )}
        </div>
      )}
    </div>
  );
}

function Title({ embed }: { readonly embed: APIEmbed }) {
  const text = <Markdown text={embed.title ?? ''} />;
  return (
    <div class="embed-title">
      {embed.url ? (
        <a href={embed.url} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </div>
  );
}

/** Inline fields stand side by side, at most three in a row, as long as no other field comes between them. */
function Fields({ fields }: { readonly fields: readonly APIEmbedField[] }) {
  return (
    <div class="embed-fields">
      {rows(fields).flatMap((row) =>
        row.map((field, index) => (
          <div key={`${field.name} ${index}`} class={`embed-field of-${row.length}`}>
            <div class="embed-field-name">
              <Markdown text={field.name} />
            </div>
            <div class="embed-field-value">
              <Markdown text={field.value} />
            </div>
          </div>
        )),
      )}
    </div>
  );
}

function rows(fields: readonly APIEmbedField[]): readonly (readonly APIEmbedField[])[] {
  const found: APIEmbedField[][] = [];
  for (const field of fields) {
    const row = found.at(-1);
    if (field.inline && row?.[0]?.inline && row.length < INLINE_A_ROW) row.push(field);
    else found.push([field]);
  }
  return found;
}

/** Discord's own copy, where it made one: nothing is fetched from elsewhere. */
function shownUrl({ url, proxy_url }: APIEmbedImage): string {
  return proxy_url ?? url;
}

function altOf(picture: { readonly description?: string | undefined } | object): string | undefined {
  return 'description' in picture ? picture.description : undefined;
}

function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

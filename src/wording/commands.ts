/** Commands and subcommands. Their own names are the same in every language, so that one can tell them to anybody. */
export type CommandPath =
  | 'about'
  | 'classify'
  | 'compare'
  | 'privacy'
  | 'privacy.info'
  | 'privacy.opt-out'
  | 'privacy.opt-in'
  | 'privacy.avatar'
  | 'privacy.show'
  | 'privacy.delete'
  | 'settings'
  | 'settings.show'
  | 'settings.threshold'
  | 'settings.opinions'
  | 'settings.card'
  | 'settings.size'
  | 'settings.hide'
  | 'settings.language'
  | 'settings.reset'
  | 'watch'
  | 'watch.on'
  | 'watch.mentions'
  | 'watch.off'
  | 'watch.reset'
  | 'watch.status';

export type OptionPath =
  | 'classify.image'
  | 'classify.avatar'
  | 'classify.threshold'
  | 'classify.show'
  | 'compare.a'
  | 'compare.b'
  | 'private'
  | 'settings.threshold.value'
  | 'settings.opinions.listed'
  | 'settings.card.on'
  | 'settings.size.value'
  | 'settings.hide.attributes'
  | 'settings.language.value'
  | 'watch.for'
  | 'watch.private'
  | 'watch.links'
  | 'watch.stickers'
  | 'watch.sign'
  | 'privacy.avatar.allow';

export type ChoicePath =
  | 'classify.show.detected'
  | 'classify.show.all'
  | 'settings.size.full'
  | 'settings.size.compact'
  | 'settings.language.none'
  | 'watch.for.channel'
  | 'watch.for.server';

/** What stands under Apps in the menu of a message. */
export type MenuPath = 'classify' | 'describe' | 'avatar';

/** What Discord shows of the commands. */
export interface CommandTexts {
  /** 1 to 100 characters. */
  readonly descriptions: Readonly<Record<CommandPath, string>>;
  /** Names: lower case, without spaces, 1 to 32 characters. Descriptions: 1 to 100. */
  readonly options: Readonly<Record<OptionPath, { readonly name: string; readonly description: string }>>;
  /** 1 to 100 characters. */
  readonly choices: Readonly<Record<ChoicePath, string>>;
  /** 1 to 32 characters. */
  readonly menus: Readonly<Record<MenuPath, string>>;
}

import type { PermissionFlagsBits } from 'discord-api-types/v10';

/** A snowflake, or anything that carries one. */
export type Ref = string | { readonly id: string };

export type PermissionName = keyof typeof PermissionFlagsBits;

/** The intents that Discord's developer portal switches on and off. */
export type PrivilegedIntent = 'GuildMembers' | 'GuildPresences' | 'MessageContent';

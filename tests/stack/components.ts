import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shipped = fileURLToPath(new URL('../../components/', import.meta.url));
const all = ['api', 'mcp', 'actors', 'relay', 'recurrence', 'audit', 'notifications', 'live'];

/** Which app id has which roles. */
export interface Group {
  appId: string;
  /** `all`, or names with commas between them. */
  roles: string;
}

/**
 * Roles that need a resource to be visible to them, by the resource's name; of the consumers only those that there are. What is not listed here
 * is no component and no subscription.
 */
const users: Record<string, string[]> = {
  statestore: all,
  secretstore: all,
  pubsub: ['relay', 'recurrence', 'audit', 'notifications'],
  'pubsub-live': ['live'],
  'task-events': ['recurrence', 'audit'],
  reminders: ['audit', 'notifications'],
  'task-events-dead': ['audit'],
  'reminders-dead': ['audit'],
  'live-task-updates': ['live'],
  'live-reminders': ['live'],
};

/** Writes the shipped resources into `dir`, scoped for `layout`. `extra` are more files, by name. */
export function writeComponents(dir: string, layout: Group[], extra: Record<string, string> = {}): void {
  mkdirSync(dir, { recursive: true });
  for (const file of readdirSync(shipped).filter((name) => name.endsWith('.yaml')))
    writeFileSync(join(dir, file), scopeFor(layout, readFileSync(join(shipped, file), 'utf8')));
  for (const [file, text] of Object.entries(extra)) writeFileSync(join(dir, file), text);
}

/** The YAML text with the `scopes` of each document set to the app ids of `layout` that need it. */
export function scopeFor(layout: Group[], yaml: string): string {
  const documents = yaml.split(/^---\n/m).map((document) => {
    const name = document.match(/^metadata:\n {2}name: (\S+)$/m)?.[1] ?? '';
    const roles = users[name];
    if (!roles) return document;
    const ids = layout.filter((group) => rolesOf(group).some((role) => roles.includes(role))).map(({ appId }) => appId);
    // No scopes would mean everybody.
    const lines = (ids.length > 0 ? ids : ['nobody']).map((id) => `  - ${id}\n`).join('');
    return document.replace(/^scopes:\n(?: {2}- .*\n)+/m, `scopes:\n${lines}`);
  });
  return documents.join('---\n');
}

export const rolesOf = ({ roles }: Group): string[] =>
  roles === 'all' ? all : roles.split(',').map((role) => role.trim());

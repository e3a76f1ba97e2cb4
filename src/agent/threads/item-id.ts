import type { Role } from '../../db/conversations/tables.ts';

/** The id of what this side shows in the turn. What is answered anew has another one; what the user said keeps its own. */
export function itemId(turnId: string, role: Role, run = 0): string {
  return `${turnId}.${role}${run > 0 && role !== 'user' ? `.${run}` : ''}`;
}

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(user|assistant|widget)(?:\.[1-9]\d{0,8})?$/;

/** Turn and side of an item; undefined for what is no id, or one of a hidden line. */
export function itemForm(id: string): { turnId: string; role: Role } | undefined {
  const [, turnId, role] = form.exec(id) ?? [];
  return turnId && role ? { turnId, role: role as Role } : undefined;
}

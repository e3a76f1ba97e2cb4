const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that can be put between tags or into a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => escapes[each] as string);

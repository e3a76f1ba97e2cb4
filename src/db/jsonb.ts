/** Text from outside may hold what jsonb and text refuse: U+0000 and halves of surrogate pairs. They become U+FFFD. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}

/** Any JSON value as text that a jsonb column takes. */
export function toJsonb(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner));
}

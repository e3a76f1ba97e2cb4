/** Reads variables one by one and gathers what is wrong with them. Values of secrets never enter a fault. */
export class SettingsReader {
  readonly faults: string[] = [];
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  #refuse(fault: string): undefined {
    this.faults.push(fault);
    return undefined;
  }

  secret(name: string, minLength: number): string | undefined {
    const value = this.text(name);
    if (value === undefined || value.length >= minLength) return value;
    return this.#refuse(
      `${name} must have at least ${minLength} characters; make one with \`openssl rand -base64 32\`.`,
    );
  }

  /** Bytes in base64url, as Web Push writes its keys. */
  key(name: string, bytes: number): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^[\w-]+$/.test(value) && Buffer.from(value, 'base64url').length === bytes) return value;
    return this.#refuse(`${name} must be ${bytes} bytes in base64url; \`npm run vapid-keys\` makes a pair.`);
  }

  /** An address, or a name with the address in angle brackets. */
  mailbox(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^([^<>\p{Cc}]+ )?<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/u.test(value)) return value;
    return this.#refuse(`${name} must be an address such as todo@example.com, or Actodo <todo@example.com>.`);
  }

  /** Without blanks and marks: it stands in a document. */
  word(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || /^[\w.:-]{1,200}$/.test(value)) return value;
    return this.#refuse(`${name} must be up to 200 letters, digits and any of . _ : -`);
  }

  integer(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    return this.#refuse(`${name} must be a whole number from ${min} to ${max}, not ${JSON.stringify(value)}.`);
  }

  number(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^\d{1,9}(\.\d{1,9})?$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    return this.#refuse(`${name} must be a number from ${min} to ${max}, not ${JSON.stringify(value)}.`);
  }

  /** HTTP headers as a JSON object of texts. They may hold a secret, so a fault does not repeat them. */
  headers(name: string): Record<string, string> {
    const value = this.text(name);
    if (value === undefined) return {};
    try {
      const headers: Record<string, string> = JSON.parse(value);
      if (Object.values(headers).every((each) => typeof each === 'string'))
        return Object.fromEntries(new Headers(headers));
    } catch {
      // Told below, as is what is no object of texts.
    }
    this.#refuse(`${name} must be a JSON object of HTTP headers, such as {"x-team": "todo"}.`);
    return {};
  }

  port(name: string, fallback: number): number {
    return this.integer(name, 1, 65_535) ?? fallback;
  }

  oneOf<T extends string>(name: string, legal: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const found = legal.find((each) => each === value);
    if (!found) this.#refuse(`${name} must be one of ${legal.join(', ')}, not ${JSON.stringify(value)}.`);
    return found ?? fallback;
  }

  /** A URL may carry a password, so a fault does not repeat it. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    return this.#refuse(`${name} must be a URL that starts with ${protocols.map((each) => `${each}//`).join(' or ')}.`);
  }

  origin(name: string): string | undefined {
    const value = this.url(name, ['http:', 'https:']);
    if (value === undefined) return undefined;
    const { origin, pathname, search, hash, username } = new URL(value);
    if (pathname === '/' && !search && !hash && !username) return origin;
    return this.#refuse(`${name} must be an origin such as https://todo.example.com, without a path.`);
  }

  /** Names out of `legal`, in its order; `all` and unset mean every one. */
  someOf<T extends string>(name: string, legal: readonly T[]): readonly T[] {
    const named = listOf(this.text(name) ?? 'all');
    if (named.includes('all')) return legal;
    const unknown = named.filter((each) => !legal.includes(each as T));
    if (unknown.length > 0)
      this.#refuse(`${name} must be all or a list of ${legal.join(', ')}, not ${JSON.stringify(unknown.join(','))}.`);
    return unknown.length > 0 ? legal : legal.filter((each) => named.includes(each));
  }

  emails(name: string): string[] {
    const addresses = listOf(this.text(name) ?? '').map((each) => each.toLowerCase());
    if (!addresses.every((each) => /^[^\s@]+@[^\s@]+$/.test(each)))
      this.#refuse(`${name} must be e-mail addresses with commas between them.`);
    return addresses;
  }
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

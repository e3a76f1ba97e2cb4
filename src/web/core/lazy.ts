import { html } from 'htm/preact';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A component whose module is loaded when it is first shown. */
export function Lazy<P extends object>({ load, fallback = null, ...props }: LazyProps<P>) {
  const [found, setFound] = useState<{ component?: ComponentType<P>; failed?: boolean }>({});
  useEffect(() => {
    let isHere = true;
    load().then(
      (component) => isHere && setFound({ component }),
      () => isHere && setFound({ failed: true }),
    );
    return () => {
      isHere = false;
    };
  }, [load]);
  if (found.failed)
    return html`<div class="column" role="alert">
      <p>A new version is ready. Reload; your text stays.</p>
      <button type="button" class="button primary" onClick=${() => location.reload()}>Reload</button>
    </div>`;
  return found.component ? html`<${found.component} ...${props} />` : fallback;
}

interface LazyProps<P> {
  load: () => Promise<ComponentType<P>>;
  fallback?: unknown;
  [prop: string]: unknown;
}

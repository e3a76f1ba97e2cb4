/** The one Trusted Types policy of the page: it lets through exactly the scripts that are named here. */

/** Set by the shell when ChatKit is enabled. */
const chatKitUrl = document.querySelector<HTMLMetaElement>('meta[name="chatkit-url"]')?.content;
const scripts = ['/sw.js', ...(chatKitUrl ? [chatKitUrl] : [])];

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

const checked = (url: string): string => {
  if (!scripts.includes(url)) throw new TypeError(`${url} is no script of this page.`);
  return url;
};

const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('actodo', {
  createScriptURL: checked,
});

/** A script's URL as browsers with Trusted Types want it. Throws TypeError for any other script. */
export const scriptUrl = (url: string): string => (policy?.createScriptURL(url) ?? checked(url)) as string;

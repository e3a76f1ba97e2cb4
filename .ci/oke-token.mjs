// Credential plugin of kubectl and Helm for OKE: GitHub's token of this job for the audience that is named, which the cluster trusts (docs/operating.md,
// "Pipelines"). It lives for minutes; they ask again when it ends.
const [audience] = process.argv.slice(2);
const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: right } = process.env;
if (!url || !right) throw new Error('this job may not ask for a token: give it `permissions: id-token: write`');
const answer = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, {
  headers: { authorization: `Bearer ${right}` },
});
if (!answer.ok) throw new Error(`GitHub answered ${answer.status} when it was asked for a token`);
const { value: token } = await answer.json();
const { exp } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
const expirationTimestamp = new Date(exp * 1_000).toISOString();
const [apiVersion, kind] = ['client.authentication.k8s.io/v1', 'ExecCredential'];
console.log(JSON.stringify({ apiVersion, kind, status: { token, expirationTimestamp } }));

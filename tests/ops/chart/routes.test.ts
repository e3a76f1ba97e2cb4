import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mcpRoutes } from '../../../src/api/routes/mcp.ts';
import { everything } from './everything.ts';
import { ofKind, rendered } from './render.ts';
import type { Resource } from './tools.ts';

test('each path goes to the group that has its role', () => {
  const split = {
    'groups.web.roles': ['api'],
    'groups.tools': { roles: ['mcp'] },
    httpRoute: everything.httpRoute,
    'ingress.enabled': true,
  };
  const objects = rendered({ set: split });
  const [route] = ofKind(objects, 'HTTPRoute');
  const [ingress] = ofKind(objects, 'Ingress');
  const ingressPaths: Resource[] = ingress.spec.rules[0].http.paths;
  for (const path of mcpRoutes.map((each) => String(each.path))) {
    assert.equal(routed(route, path), 'actodo-tools', path);
    assert.equal(ingressOf(ingressPaths, path), 'actodo-tools', path);
  }
  for (const [path, service] of [
    ['/live', 'actodo-live'],
    ['/', 'actodo-web'],
    ['/api/auth/token', 'actodo-web'],
    ['/.well-known/oauth-authorization-server', 'actodo-web'],
    ['/mcp/x', 'actodo-web'],
  ] as const) {
    assert.equal(routed(route, path), service, path);
    assert.equal(ingressOf(ingressPaths, path), service, path);
  }
});

/** As Gateway API decides: an exact match first, then the longest prefix. */
function routed(route: Resource, path: string): string {
  const matches = route.spec.rules.flatMap((rule: Resource) =>
    rule.matches.map((match: Resource) => ({ ...match.path, service: rule.backendRefs[0].name })),
  );
  return best(
    matches.map(({ type, value, service }: Resource) => ({ exact: type === 'Exact', value, service })),
    path,
  );
}

const ingressOf = (paths: Resource[], path: string): string =>
  best(
    paths.map((each) => ({ exact: each.pathType === 'Exact', value: each.path, service: each.backend.service.name })),
    path,
  );

function best(all: { exact: boolean; value: string; service: string }[], path: string): string {
  const under = (prefix: string) => prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
  const fits = all.filter(({ exact, value }) => (exact ? value === path : under(value)));
  fits.sort((a, b) => Number(b.exact) - Number(a.exact) || b.value.length - a.value.length);
  return fits[0]?.service ?? '';
}

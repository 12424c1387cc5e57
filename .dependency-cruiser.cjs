/** The arrows of docs/ARCHITECTURE: what may import what. Zero cycles. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }, 'Code that needs itself cannot be understood in parts.'),
    rule('no-orphans-of-the-tree', { path: '^(shared|server|client)/src' }, { couldNotResolve: true }, 'Every import resolves.'),
    rule('board-and-workshop-apart', { path: '^shared/src/board' }, { path: '^shared/src/(workshop|protocol|report)' }, 'Board content and workshop authority do not know each other.'),
    rule('workshop-and-board-apart', { path: '^shared/src/workshop' }, { path: '^shared/src/(board|protocol|report)' }, 'Workshop authority and board content do not know each other.'),
    rule('yjs-only-in-board', { path: '^(shared/src/(workshop|protocol|report)|client/src/(features|state|ui|app)|server/src/(renderers|transport))' }, { path: '(^|/)yjs/' }, 'Yjs is written by commands and read by projections only.'),
    rule('shared-is-the-ground', { path: '^shared/src' }, { path: '^(server|client|e2e)/' }, 'shared knows nobody.'),
    rule('core-knows-no-adapter', { path: '^server/src/core' }, { path: '^server/src/(adapters|transport|main|renderers|operator)' }, 'core defines ports; others fulfil them.'),
    rule('adapters-know-core-only', { path: '^server/src/adapters' }, { path: '^server/src/(transport|main|renderers|operator)' }, 'adapters know only core and shared.'),
    rule('transport-knows-core-only', { path: '^server/src/transport' }, { path: '^server/src/(adapters|main|renderers|operator)' }, 'transport knows only core and shared.'),
    rule('renderers-are-pure', { path: '^server/src/renderers' }, { path: '^server/src/(core|adapters|main|transport|operator)' }, 'renderers know only the report model.'),
    rule('ui-is-dumb', { path: '^client/src/ui' }, { path: '^(client/src/(app|features|state|sync)|shared)/' }, 'ui imports nothing of ours.'),
    rule('sync-has-no-react', { path: '^client/src/sync' }, { path: '(^client/src/(app|features|state|ui))|(^|/)react(-dom)?/' }, 'sync: no React, no stores.'),
    rule('state-below-features', { path: '^client/src/state' }, { path: '^client/src/(app|features|ui)' }, 'state knows sync and shared.'),
    rule('features-below-app', { path: '^client/src/features' }, { path: '^client/src/app' }, 'features do not know the app.'),
    rule('client-and-server-apart', { path: '^client/src' }, { path: '^server/' }, 'They meet in shared.'),
    rule('server-and-client-apart', { path: '^server/src' }, { path: '^client/' }, 'They meet in shared.'),
    rule('tests-stay-tests', { pathNot: '(\\.test\\.tsx?$|/test/)' }, { path: '(\\.test\\.tsx?$|^server/src/test/)' }, 'Product code never imports test code.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.types/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'] },
  },
}

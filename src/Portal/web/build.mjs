// Bundles every script and style sheet that stands directly in src/ into ES modules and CSS; the fonts a style sheet names are put beside it. Called by the csproj with the folder to write to.
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';

const out = process.argv[2] ?? '../wwwroot/lib';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  entryPoints: readdirSync('src').filter(name => /\.(js|css)$/.test(name)).map(name => `src/${name}`),
  outdir: out,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  legalComments: 'linked',
  loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.eot': 'file', '.svg': 'file' },
  logLevel: 'warning',
});

// Its licence asks that text and logo stay with it.
copyFileSync('node_modules/bpmn-js/LICENSE', `${out}/bpmn-js.LICENSE.txt`);

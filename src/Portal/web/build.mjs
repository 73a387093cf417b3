// Bundles every entry of src/ into ES modules. Called by the csproj with the folder to write to.
import { build } from 'esbuild';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';

const out = process.argv[2] ?? '../wwwroot/lib';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

await build({
  entryPoints: readdirSync('src').filter(name => name.endsWith('.js')).map(name => `src/${name}`),
  outdir: out,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  legalComments: 'linked',
  logLevel: 'warning',
});

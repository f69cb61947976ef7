import byImport from 'exported';
import sub from 'exported/sub';
import feature from 'exported/feature/sub';
import plain from 'plain';

console.log(byImport, sub, feature, plain);
await import('exported/private').catch(() => console.log('private'));
await import('exported/lib/script.js').catch(() => console.log('not exported'));

console.log(require('exported'), require('exported/sub'), require('exported/feature/sub'), require('plain'));
import('exported').then(module => console.log(module.default));

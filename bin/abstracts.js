#!/usr/bin/env node
// A CommonJS module, as the package.json beside it says: Node starts without its loader of ES modules.
require("../dist/start.cjs").launch(process.argv.slice(2));

#!/usr/bin/env node
import start from "../dist/start.cjs";

start.launch(process.argv.slice(2));

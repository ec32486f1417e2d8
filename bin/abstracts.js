#!/usr/bin/env node
import start from "../dist/start.cjs";

start.load("abstracts").main(process.argv.slice(2));

#!/usr/bin/env node
import { main } from "../dist/abstracts.js";

main(process.argv.slice(2));

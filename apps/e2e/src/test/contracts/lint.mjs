// node lint.mjs FILE: Redocly's recommended rules for OpenAPI, each a must; 1 if one is broken.
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended-strict'] });
const problems = await lint({ ref: process.argv[2], config });
const totals = getTotals(problems);
formatProblems(problems, { format: 'codeframe', totals, version: '' });
process.exit(totals.errors === 0 ? 0 : 1);

/** How fast the engine is on its own. */
package io.udaconnect.bench.engine;

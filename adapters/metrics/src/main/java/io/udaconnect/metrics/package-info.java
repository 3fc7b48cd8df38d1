/** MicroProfile Metrics: what the domain did, in numbers. */
package io.udaconnect.metrics;

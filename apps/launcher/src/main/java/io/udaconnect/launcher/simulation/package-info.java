/**
 * People who are made up, and where they go: pure computation, the same for the same seed. Nothing
 * here knows a clock or a network.
 */
package io.udaconnect.launcher.simulation;

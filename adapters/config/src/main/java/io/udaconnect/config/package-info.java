/**
 * MicroProfile Config: which keys there are, what they say when a service starts, and which beans
 * they choose.
 */
package io.udaconnect.config;

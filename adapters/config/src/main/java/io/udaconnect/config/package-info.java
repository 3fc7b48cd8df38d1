/** MicroProfile Config: which keys there are, and what they say when a service starts. */
package io.udaconnect.config;

/**
 * What the tests of the apps share: a real PostgreSQL, a real Kafka, the app's own server between
 * them, and the means to talk to it.
 */
package io.udaconnect.testbed;

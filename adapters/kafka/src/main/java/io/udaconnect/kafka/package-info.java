/** Kafka: persons and locations written down, read back, and handed to the stores. */
package io.udaconnect.kafka;

/** Locations: where a person was, how they come in, where they are kept. */
package io.udaconnect.domain.location;

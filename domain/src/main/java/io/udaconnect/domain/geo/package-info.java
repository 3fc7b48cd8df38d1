/** The round world: points, distances, boxes. */
package io.udaconnect.domain.geo;

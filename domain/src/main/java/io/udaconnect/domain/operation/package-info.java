/** How the system fares, for who operates it. */
package io.udaconnect.domain.operation;

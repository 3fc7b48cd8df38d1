/** Who was near whom. */
package io.udaconnect.domain.proximity;

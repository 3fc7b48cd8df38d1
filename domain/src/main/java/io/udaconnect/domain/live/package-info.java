/** Where everyone is now, and what each of those who look on has yet to be told of it. */
package io.udaconnect.domain.live;

/** UdaConnect for programs in Java: the stubs of {@code proto}, connected. */
package io.udaconnect.client;

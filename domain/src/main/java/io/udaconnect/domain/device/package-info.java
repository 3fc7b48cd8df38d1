/** Devices that send by themselves: which there are, and whose. */
package io.udaconnect.domain.device;

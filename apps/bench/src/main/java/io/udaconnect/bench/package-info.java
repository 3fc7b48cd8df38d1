/** Measures the system from outside, through the doors that its users come in by. */
package io.udaconnect.bench;

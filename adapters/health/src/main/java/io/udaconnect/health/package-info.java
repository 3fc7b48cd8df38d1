/** MicroProfile Health for one app of a server that carries several. */
package io.udaconnect.health;

/** Persons: who they are, how they come, change and go. */
package io.udaconnect.domain.person;

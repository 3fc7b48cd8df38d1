/** Words that all rooms of the domain share: how it says no, and stretches of time. */
package io.udaconnect.domain;

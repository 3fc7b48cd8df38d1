/** How a service ends: after everybody has heard of it, and with no request left unanswered. */
package io.udaconnect.stop;

/**
 * gRPC: the one server of an app, the services that an app may mount on it, and the client of
 * another service.
 */
package io.udaconnect.grpc;

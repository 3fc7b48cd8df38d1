/** PostgreSQL: persons as entities, locations by COPY and plain SQL, the schema and its health. */
package io.udaconnect.jpa;

/** Entries of the trail as FHIR AuditEvent and Communication. */
@NullMarked
package jp.kenkotecho.audit.fhir;

import org.jspecify.annotations.NullMarked;

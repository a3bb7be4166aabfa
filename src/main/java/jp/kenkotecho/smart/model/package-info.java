/** The grammar of SMART scopes (SMART 2.2, "Scopes for requesting FHIR Resources"). */
@NullMarked
package jp.kenkotecho.smart.model;

import org.jspecify.annotations.NullMarked;

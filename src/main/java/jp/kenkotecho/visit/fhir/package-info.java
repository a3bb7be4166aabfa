/** A visit as FHIR. */
@NullMarked
package jp.kenkotecho.visit.fhir;

import org.jspecify.annotations.NullMarked;

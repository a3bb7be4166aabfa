/** Tasks, flags and goals as FHIR. */
@NullMarked
package jp.kenkotecho.guidance.fhir;

import org.jspecify.annotations.NullMarked;

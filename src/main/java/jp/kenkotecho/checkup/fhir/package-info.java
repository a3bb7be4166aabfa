/** Findings of check-ups as Observations. */
@NullMarked
package jp.kenkotecho.checkup.fhir;

import org.jspecify.annotations.NullMarked;

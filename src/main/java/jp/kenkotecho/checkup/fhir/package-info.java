/** Findings of check-ups as Observations, and what the values of Observations are worth. */
@NullMarked
@NamedInterface("fhir")
package jp.kenkotecho.checkup.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

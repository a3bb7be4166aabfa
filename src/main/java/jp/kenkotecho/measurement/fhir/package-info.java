/** Measured values to Observations and back; goals that were agreed. */
@NullMarked
@NamedInterface("fhir")
package jp.kenkotecho.measurement.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

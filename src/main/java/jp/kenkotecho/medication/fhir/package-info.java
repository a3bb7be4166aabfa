/** Regimens as Dosage and back, courses from statements, doses from administrations. */
@NullMarked
package jp.kenkotecho.medication.fhir;

import org.jspecify.annotations.NullMarked;

/** Consent resources read into values. */
@NullMarked
package jp.kenkotecho.consent.fhir;

import org.jspecify.annotations.NullMarked;

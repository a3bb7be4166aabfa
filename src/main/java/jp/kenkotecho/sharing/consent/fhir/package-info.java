/** Consent resources read into values. */
@NullMarked
package jp.kenkotecho.sharing.consent.fhir;

import org.jspecify.annotations.NullMarked;

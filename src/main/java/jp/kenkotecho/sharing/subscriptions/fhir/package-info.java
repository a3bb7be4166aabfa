/** Subscriptions as FHIR has them. */
@NullMarked
package jp.kenkotecho.sharing.subscriptions.fhir;

import org.jspecify.annotations.NullMarked;

/** Subscriptions as FHIR has them. */
@NullMarked
package jp.kenkotecho.subscription.fhir;

import org.jspecify.annotations.NullMarked;

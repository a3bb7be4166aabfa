/** What a subscription asks for, without FHIR or Spring. */
@NullMarked
package jp.kenkotecho.sharing.subscriptions.model;

import org.jspecify.annotations.NullMarked;

/** What a subscription asks for, without FHIR or Spring. */
@NullMarked
package jp.kenkotecho.subscription.model;

import org.jspecify.annotations.NullMarked;

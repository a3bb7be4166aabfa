/** What a link's reader writes back, as FHIR. */
@NullMarked
package jp.kenkotecho.link.fhir;

import org.jspecify.annotations.NullMarked;

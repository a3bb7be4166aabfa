/** A page as a Bundle. */
@NullMarked
package jp.kenkotecho.everything.fhir;

import org.jspecify.annotations.NullMarked;

/** Files as resources. */
@NullMarked
package jp.kenkotecho.portal.fhir;

import org.jspecify.annotations.NullMarked;

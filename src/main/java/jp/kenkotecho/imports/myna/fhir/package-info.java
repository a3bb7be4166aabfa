/** Files as resources. */
@NullMarked
package jp.kenkotecho.imports.myna.fhir;

import org.jspecify.annotations.NullMarked;

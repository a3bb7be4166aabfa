/** A slip as FHIR resources that follow JP Core. */
@NullMarked
package jp.kenkotecho.imports.slip.fhir;

import org.jspecify.annotations.NullMarked;

/** A slip as FHIR resources that follow JP Core. */
@NullMarked
package jp.kenkotecho.medicationnotebook.fhir;

import org.jspecify.annotations.NullMarked;

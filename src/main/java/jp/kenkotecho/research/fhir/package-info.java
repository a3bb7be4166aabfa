/** Resources as they leave in an export, and what participants are told. */
@NullMarked
package jp.kenkotecho.research.fhir;

import org.jspecify.annotations.NullMarked;

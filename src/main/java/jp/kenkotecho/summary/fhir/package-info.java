/** What stands in a summary, and how each line of it reads. */
@NullMarked
package jp.kenkotecho.summary.fhir;

import org.jspecify.annotations.NullMarked;

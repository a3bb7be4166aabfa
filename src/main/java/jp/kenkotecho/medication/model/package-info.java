/** Pure: from a usage's code and words to a regimen, from regimens to doses. */
@NullMarked
package jp.kenkotecho.medication.model;

import org.jspecify.annotations.NullMarked;

/** Pure: from a usage's code and words to a regimen, from regimens to doses, and what became of them. */
@NullMarked
@NamedInterface("model")
package jp.kenkotecho.medication.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Pure: items of check-ups by their codes, their answers, their units. */
@NullMarked
@NamedInterface("model")
package jp.kenkotecho.checkup.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

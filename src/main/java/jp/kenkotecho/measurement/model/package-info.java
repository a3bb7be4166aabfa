/** Pure: from what was typed to a value, from values to means of days and weeks, and what changed. */
@NullMarked
@NamedInterface("model")
package jp.kenkotecho.measurement.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Pure: items of check-ups by their codes, their answers, their units. */
@NullMarked
package jp.kenkotecho.checkup.model;

import org.jspecify.annotations.NullMarked;

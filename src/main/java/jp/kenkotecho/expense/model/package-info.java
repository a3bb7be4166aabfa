/** Pure: expenses of a year and what the tax law makes of them. */
@NullMarked
@NamedInterface("model")
package jp.kenkotecho.expense.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Pure: expenses of a year and what the tax law makes of them. */
@NullMarked
package jp.kenkotecho.expense.model;

import org.jspecify.annotations.NullMarked;

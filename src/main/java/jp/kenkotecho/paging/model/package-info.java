/** Pure: rows of a walk, and how they are packed. */
@NullMarked
package jp.kenkotecho.paging.model;

import org.jspecify.annotations.NullMarked;

/** Pure: what a file is, and what stands in it. */
@NullMarked
package jp.kenkotecho.imports.myna.model;

import org.jspecify.annotations.NullMarked;

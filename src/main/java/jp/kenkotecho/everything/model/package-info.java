/** Pure: where a page begins, how a link says so, and which dates count. */
@NullMarked
package jp.kenkotecho.everything.model;

import org.jspecify.annotations.NullMarked;

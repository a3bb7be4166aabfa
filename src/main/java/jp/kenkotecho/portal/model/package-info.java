/** Pure: what a file is, and what stands in it. */
@NullMarked
package jp.kenkotecho.portal.model;

import org.jspecify.annotations.NullMarked;

/** Pure: what stands in a file, of whatever kind; the kinds are read by {@code csv}, {@code json} and {@code xml}, told apart by {@code file}. */
@NullMarked
package jp.kenkotecho.portal.model;

import org.jspecify.annotations.NullMarked;

/** Pure: what a poster says. */
@NullMarked
package jp.kenkotecho.visit.model;

import org.jspecify.annotations.NullMarked;

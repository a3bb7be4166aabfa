/** Pure: how soon something is to be done, and how far a goal is reached. */
@NullMarked
package jp.kenkotecho.guidance.model;

import org.jspecify.annotations.NullMarked;

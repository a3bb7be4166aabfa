/** Pure: addresses and letters. */
@NullMarked
package jp.kenkotecho.sharing.notices.model;

import org.jspecify.annotations.NullMarked;

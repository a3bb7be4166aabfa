/** Pure: addresses and letters. */
@NullMarked
package jp.kenkotecho.notification.model;

import org.jspecify.annotations.NullMarked;

/** The grammar of SMART scopes. */
@NullMarked
package jp.kenkotecho.sharing.smart.model;

import org.jspecify.annotations.NullMarked;

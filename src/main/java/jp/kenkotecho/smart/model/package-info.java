/** The grammar of SMART scopes. */
@NullMarked
package jp.kenkotecho.smart.model;

import org.jspecify.annotations.NullMarked;

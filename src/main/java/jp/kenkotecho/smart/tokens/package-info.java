/** Proof of who asks, tokens and grants: issued, stored, refreshed, revoked, ended. */
@NullMarked
package jp.kenkotecho.smart.tokens;

import org.jspecify.annotations.NullMarked;

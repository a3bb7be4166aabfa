/**
 * The way from a launch to what the person granted: the authorization request, the page that asks, the chosen record.
 */
@NullMarked
package jp.kenkotecho.smart.launch;

import org.jspecify.annotations.NullMarked;

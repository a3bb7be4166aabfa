/** From a launch to what the person granted: the authorization request, the page that asks, the record that was chosen. */
@NullMarked
package jp.kenkotecho.smart.launch;

import org.jspecify.annotations.NullMarked;

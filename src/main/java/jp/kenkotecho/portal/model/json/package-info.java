/** Captures of what the portal's pages were sent. */
@NullMarked
package jp.kenkotecho.portal.model.json;

import org.jspecify.annotations.NullMarked;

/** Tables: the portal's sections of keys, this server's own documented tables, the tax office's form. */
@NullMarked
package jp.kenkotecho.portal.model.csv;

import org.jspecify.annotations.NullMarked;

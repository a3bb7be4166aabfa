/** What a file is, told by its content: ZIP, text, workbook; and what must not be read any further. */
@NullMarked
package jp.kenkotecho.portal.model.file;

import org.jspecify.annotations.NullMarked;

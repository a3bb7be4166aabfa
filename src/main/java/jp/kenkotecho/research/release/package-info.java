/** What is handed out: the disclosure check, the manifest, the files, and the receipts for those whose data it was. */
@NullMarked
package jp.kenkotecho.research.release;

import org.jspecify.annotations.NullMarked;

/** The work: units, what each writes, the parts that are kept, how long. */
@NullMarked
package jp.kenkotecho.research.job;

import org.jspecify.annotations.NullMarked;

/**
 * Walks through searches, page by page: while others write, what was there all the time comes exactly once. It knows
 * nothing of who may see what: each page is a search, narrowed and judged as any.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "crypto", "spi", "jobs"})
package jp.kenkotecho.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** SMART Health Links: showing a record to somebody without an account, who may write one comment back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi", "access", "visit", "summary"})
package jp.kenkotecho.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

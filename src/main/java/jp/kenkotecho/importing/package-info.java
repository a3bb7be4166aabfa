/** Getting data in: what every importer does the same way. Deduplicate, stamp provenance, write, report. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi"})
package jp.kenkotecho.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

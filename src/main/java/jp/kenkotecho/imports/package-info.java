/** Getting data in: what every importer does the same way. Deduplicate, stamp provenance, write, report. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug"})
package jp.kenkotecho.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

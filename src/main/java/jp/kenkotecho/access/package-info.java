/** May this caller see or change this? The gate, its verdicts, and the hooks through which it judges every access. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi", "smart :: launch", "smart :: model", "consent"})
package jp.kenkotecho.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

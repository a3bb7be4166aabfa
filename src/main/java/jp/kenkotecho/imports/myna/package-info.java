/** What Myna Portal and check-up providers hand to a resident: {@code $myna-import}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug", "imports", "checkup"})
package jp.kenkotecho.imports.myna;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

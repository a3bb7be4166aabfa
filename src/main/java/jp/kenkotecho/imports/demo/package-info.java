/** Demo mode's invented residents. Nothing here exists in production. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "plug", "checkup", "imports.slip"})
package jp.kenkotecho.imports.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Demo mode's invented residents. Nothing here exists in production. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"record", "profile", "spi", "checkup", "checkup :: model", "medicationnotebook"})
package jp.kenkotecho.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

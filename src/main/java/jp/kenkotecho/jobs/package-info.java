/**
 * Work in the background that does not die with its node: claimed under a lease in the database, renewed while it runs,
 * taken over when its node falls silent.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi"})
package jp.kenkotecho.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

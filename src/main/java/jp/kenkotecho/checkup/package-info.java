/** What check-ups examine: the catalogue of items and answers, and how their values went over the years. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi", "chart"})
package jp.kenkotecho.checkup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** How medicines are taken: usage codes and words as FHIR Timing, the schedule of doses, their calendar. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi"})
package jp.kenkotecho.medication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Health guidance (保健指導): the nurse's worklist, what becomes of advice to see a doctor, and progress to a goal. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "profile", "spi", "checkup", "checkup :: fhir", "access"})
package jp.kenkotecho.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

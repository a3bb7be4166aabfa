/** Ground: plain values that every feature speaks. No Spring, no FHIR classes. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package jp.kenkotecho.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

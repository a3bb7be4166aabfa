/** Ground: the record in FHIR's words: canonical URLs, builders of resources, labels, provenance, and the store's port. */
@NullMarked
@ApplicationModule(allowedDependencies = {"record"})
package jp.kenkotecho.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

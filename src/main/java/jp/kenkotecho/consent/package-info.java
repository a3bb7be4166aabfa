/** What a person allows, to whom, until when: FHIR Consent resources as the gate reads them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"crypto", "record", "profile", "spi", "pdf"})
package jp.kenkotecho.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** A visit to a clinic: checking in by its poster, and what the doctor reads about it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "crypto",
            "record",
            "profile",
            "spi",
            "pdf",
            "qr",
            "access",
            "audit",
            "medication",
            "checkup",
            "checkup :: model",
            "checkup :: fhir",
            "measurement :: model"
        })
package jp.kenkotecho.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Where check-up values are heading, what that means by published models, and what a change would do. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "record",
            "profile",
            "spi",
            "chart",
            "jobs",
            "checkup",
            "checkup :: model",
            "checkup :: fhir",
            "medication",
            "access"
        })
package jp.kenkotecho.prediction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

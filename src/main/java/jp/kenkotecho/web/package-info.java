/** Pages for people, the top floor: it uses the faces of all others, and nobody uses it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "record",
            "profile",
            "spi",
            "chart",
            "checkup",
            "checkup :: model",
            "importing",
            "portal",
            "prediction",
            "expense",
            "expense :: model",
            "audit",
            "access",
            "identity",
            "smart :: clients",
            "jobs",
            "research",
            "consent",
            "visit",
            "visit :: model",
            "measurement",
            "measurement :: model",
            "measurement :: fhir",
            "link",
            "guidance",
            "notification",
            "medication",
            "medication :: model",
            "medicationnotebook",
            "qr"
        })
package jp.kenkotecho.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

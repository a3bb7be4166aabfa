/** The residents' pages of sharing: with whom, what, until when; inviting family; and the office's list of proxies. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "record",
            "profile",
            "plug",
            "audit",
            "sharing",
            "sharing.accounts",
            "sharing.consent",
            "visit",
            "link",
            "guidance",
            "sharing.notices"
        })
package jp.kenkotecho.sharing.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

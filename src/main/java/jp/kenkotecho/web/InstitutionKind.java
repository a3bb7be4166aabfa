package jp.kenkotecho.web;

import java.util.Locale;
import jp.kenkotecho.access.Template;
import jp.kenkotecho.profile.FeeTable;
import org.hl7.fhir.r4.model.Organization;

/** What an organization of the directory is: by the fee table of its code, or by its type. */
enum InstitutionKind {
    MEDICAL,
    DENTAL,
    PHARMACY,
    OFFICE,
    /** Nothing tells. */
    UNKNOWN;

    static InstitutionKind of(Organization organization) {
        return FeeTable.of(organization)
                .map(table -> valueOf(table.name()))
                .orElseGet(() -> Template.kindOf(organization).equals("office") ? OFFICE : UNKNOWN);
    }

    /** The word of messages and icons. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

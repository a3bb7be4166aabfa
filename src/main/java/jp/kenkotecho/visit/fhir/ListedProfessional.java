package jp.kenkotecho.visit.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.visit.model.ProfessionalName;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** A professional of the directory as {@code kt-practitioner}, and where they work as {@code kt-practitioner-role}. */
public final class ListedProfessional {

    private static final String SCRIPT = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
    private static final String KANA = "SYL";
    private static final String KANJI = "IDE";

    private ListedProfessional() {}

    public static Practitioner of(ProfessionalName name) {
        var practitioner = new Practitioner().setActive(true);
        practitioner.getMeta().addProfile(Canonical.profile("kt-practitioner"));
        return named(practitioner, name);
    }

    /** Calls somebody so from now on; who they were called stays in the former version. */
    public static Practitioner named(Practitioner practitioner, ProfessionalName name) {
        var names = new ArrayList<HumanName>();
        names.add(written(KANJI, name.family(), name.given()));
        if (name.hasKana()) {
            names.add(written(KANA, name.familyKana(), name.givenKana()));
        }
        return practitioner.setName(names);
    }

    /** The name as in the form; a name that is one text is taken for the family's. */
    public static ProfessionalName nameOf(Practitioner practitioner) {
        var kana = practitioner.getName().stream()
                .filter(name -> KANA.equals(script(name)))
                .findFirst()
                .orElseGet(HumanName::new);
        var kanji = practitioner.getName().stream()
                .filter(name -> !KANA.equals(script(name)))
                .findFirst()
                .orElseGet(HumanName::new);
        return new ProfessionalName(
                kanji.hasFamily() ? kanji.getFamily() : text(kanji),
                kanji.getGivenAsSingleString(),
                kana.hasFamily() ? kana.getFamily() : "",
                kana.getGivenAsSingleString());
    }

    /** A place of work from today on. */
    public static PractitionerRole at(String practitioner, String organization, LocalDate today) {
        var role = new PractitionerRole().setActive(true);
        role.getMeta().addProfile(Canonical.profile("kt-practitioner-role"));
        role.setPractitioner(new Reference(practitioner));
        role.setOrganization(new Reference(organization));
        role.getPeriod().setStartElement(new DateTimeType(today.toString()));
        return role;
    }

    /** Ends a place of work at once: a period alone would end with its last day. */
    public static PractitionerRole ended(PractitionerRole role, LocalDate today) {
        role.setActive(false);
        role.getPeriod().setEndElement(new DateTimeType(today.toString()));
        return role;
    }

    private static HumanName written(String script, String family, String given) {
        var name = new HumanName().setUse(NameUse.OFFICIAL).setFamily(family);
        name.addGiven(given);
        name.setText(family + " " + given);
        name.addExtension(SCRIPT, new CodeType(script));
        return name;
    }

    private static String script(HumanName name) {
        var script = name.getExtensionByUrl(SCRIPT);
        return script == null || script.getValue() == null
                ? ""
                : script.getValue().primitiveValue();
    }

    private static String text(HumanName name) {
        return name.hasText() ? name.getText() : "";
    }
}

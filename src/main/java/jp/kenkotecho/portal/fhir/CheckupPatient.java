package jp.kenkotecho.portal.fhir;

import jp.kenkotecho.portal.model.CodeSystems;
import jp.kenkotecho.portal.model.Subject;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The person of a check-up as its FHIR document writes them, with the number of the insurance that nobody may ask for. */
final class CheckupPatient {

    private static final String MEMBER = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

    private CheckupPatient() {}

    static Subject subject(Patient patient) {
        return new Subject(
                name(patient.getNameFirstRep()),
                patient.getGender() == AdministrativeGender.MALE
                        ? "1"
                        : patient.getGender() == AdministrativeGender.FEMALE ? "2" : "",
                CheckupBundle.date(patient.getBirthDateElement()),
                patient.getIdentifier().stream()
                        .filter(identifier -> identifier.getValueElement().hasValue() && isMember(identifier))
                        .map(Identifier::getValue)
                        .toList());
    }

    private static boolean isMember(Identifier identifier) {
        return CodeSystems.areSame(MEMBER, String.valueOf(identifier.getSystem()));
    }

    private static String name(HumanName name) {
        return name.getTextElement().hasValue()
                ? name.getText()
                : (name.getFamilyElement().hasValue() ? name.getFamily() : "") + name.getGivenAsSingleString();
    }

    /** Takes the number of the insurance out of it, however its system is spelled. */
    static void redact(Patient patient) {
        patient.getIdentifier().removeIf(CheckupPatient::isMember);
    }
}

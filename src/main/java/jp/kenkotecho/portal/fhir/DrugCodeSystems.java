package jp.kenkotecho.portal.fhir;

import java.util.Optional;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.TextNormalization;
import org.hl7.fhir.r4.model.Coding;

/** Codes of drugs by the name of their system, as tables write it. */
final class DrugCodeSystems {

    private DrugCodeSystems() {}

    /** Empty when there is no code, or whose it is cannot be told: nine digits are of レセ電 only when they begin with 6. */
    static Optional<Coding> of(String system, String code) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return system(TextNormalization.plain(system), code)
                .map(url -> new Coding().setSystem(url).setCode(code));
    }

    private static Optional<String> system(String name, String code) {
        return switch (name) {
            case "レセ電", "レセプト電算" -> Optional.of(Canonical.RECEIPT_CODE);
            case "YJ" -> Optional.of(Canonical.YJ);
            case "HOT7" -> Optional.of(Canonical.HOT7);
            case "HOT9" -> Optional.of(Canonical.HOT9);
            case "HOT13" -> Optional.of(Canonical.HOT13);
            case "一般名" -> Optional.of(Canonical.GENERAL_NAME);
            case "" -> code.matches("6\\d{8}") ? Optional.of(Canonical.RECEIPT_CODE) : Optional.empty();
            default -> Optional.empty();
        };
    }
}

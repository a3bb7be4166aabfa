package jp.kenkotecho.access;

import java.util.Map;
import java.util.Optional;

/**
 * What an operation on somebody's record asks for beyond that the record may be known of.
 *
 * @param type whose scope it takes
 * @param interaction the letter of that scope
 * @param forWhoActs whether it is for the person and whoever acts for them alone
 */
record OperationRule(String type, Interaction interaction, boolean forWhoActs) {

    private static final Map<String, OperationRule> RULES = Map.of(
            "$check-in", new OperationRule("Consent", Interaction.CREATE, true),
            "$share-link", new OperationRule("Consent", Interaction.CREATE, true),
            "$access-log", new OperationRule("AuditEvent", Interaction.READ, true),
            "$consent-preview", new OperationRule("Consent", Interaction.READ, true));

    static Optional<OperationRule> of(String operation) {
        return Optional.ofNullable(RULES.get(operation));
    }
}

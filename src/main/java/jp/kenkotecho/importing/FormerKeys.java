package jp.kenkotecho.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kenkotecho.profile.RecordQuery.Token;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The keys by which servers before 0.1.0 knew what comes now. What they wrote stays as they wrote it, since a key
 * cannot be made anew without the text it is of; it is looked for by both, and never written again
 * ({@code docs/clarifications/033-keys-of-imports.md}).
 *
 * @param byKey the former key of each of today's
 */
public record FormerKeys(Map<String, String> byKey) {

    static final FormerKeys NONE = new FormerKeys(Map.of());

    public FormerKeys {
        byKey = Map.copyOf(byKey);
    }

    /** The keys of an identifier as search tokens. */
    public List<Token> tokens(Identifier identifier) {
        var former = Optional.ofNullable(byKey.get(identifier.getValue()));
        return Stream.concat(Stream.of(identifier.getValue()), former.stream())
                .map(key -> new Token(identifier.getSystem(), key))
                .toList();
    }

    /** What the record holds, as if it had been written today: only in memory. */
    void renew(List<? extends DomainResource> stored) {
        var today = new HashMap<String, String>();
        byKey.forEach((key, former) -> today.put(former, key));
        stored.stream()
                .flatMap(resource -> resource.getNamedProperty("identifier").getValues().stream())
                .map(Identifier.class::cast)
                .filter(identifier -> today.containsKey(identifier.getValue()))
                .forEach(identifier -> identifier.setValue(today.get(identifier.getValue())));
    }
}
